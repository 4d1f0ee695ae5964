/**
 * The exercises at the end of each chapter, which check themselves: {@link convisible.notebook.exercise.Exercise}, and
 * one class for each chapter, named after it ({@code Chapter06}), whose public constants are its exercises.
 */
package convisible.notebook.exercise;
