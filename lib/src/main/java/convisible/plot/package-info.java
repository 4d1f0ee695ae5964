/**
 * Figures as values: a {@link convisible.plot.Figure} knows its size, draws itself and describes itself in words.
 * Figures are put together from others; {@link convisible.plot.Plot} has the short names that chapters use.
 */
package convisible.plot;
