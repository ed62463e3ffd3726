/** The shelf: catalog, reading and writing table slices, branches, publishing. */
package io.moraine.warehouse;
