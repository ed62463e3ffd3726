/** Tables as files for other programs. */
package io.moraine.cli.export;
