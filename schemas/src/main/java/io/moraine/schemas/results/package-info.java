/** The results tables, one record each. */
package io.moraine.schemas.results;
