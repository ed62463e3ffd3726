/** What becomes of carts, and how products are seen, chosen and bought, alone and together. */
package io.moraine.analyses.commerce;
