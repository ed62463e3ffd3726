/**
 * How a question is written: fields with their types and meanings, from which the checks, the
 * sentences of errors and the page docs/questions.md are made.
 */
package io.moraine.analyses.query;
