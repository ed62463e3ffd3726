/** The freight: columnar blocks of rows that travel between stages. */
package io.moraine.blocks;
