/** Whether Moraine can work here: one check a class, each finding with what to do. */
package io.moraine.cli.doctor;
