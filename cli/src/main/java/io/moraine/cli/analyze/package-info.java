/** What the results tables say, module by module: for people, and as a document for programs. */
package io.moraine.cli.analyze;
