/** How features are used, and whether those who use them convert more often. */
package io.moraine.analyses.features;
