/** Events and people as JSON documents: how they are written and what histories they tell. */
package io.moraine.analyses.document;
