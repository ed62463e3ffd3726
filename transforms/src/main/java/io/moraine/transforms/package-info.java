/** The verbs: rows in, rows out, with no idea where rows live. */
package io.moraine.transforms;
