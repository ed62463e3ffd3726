/** Results as people and programs read them: aligned tables, CSV and JSON. */
package io.moraine.cli.output;
