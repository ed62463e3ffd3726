package io.moraine.cli.config;

/**
 * A value in effect, as people see it.
 *
 * @param text the value; of a secret only whether there is one
 */
public record Setting(String key, String text, Origin origin, String sentence) {}
