/**
 * How a network learns from labelled pictures: a {@link convisible.train.Trainer} holds the options, its {@code fit}
 * makes the steps, and a {@link convisible.train.History} tells what came of it. Nothing here knows where progress is
 * shown.
 */
package convisible.train;
