/**
 * Settings: every key declared once, read from defaults, file, environment and options in this
 * order of precedence, each value with its origin.
 */
package io.moraine.cli.config;
