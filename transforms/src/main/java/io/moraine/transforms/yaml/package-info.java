/** YAML that people write by hand, read so that every complaint names the line and the cure. */
package io.moraine.transforms.yaml;
