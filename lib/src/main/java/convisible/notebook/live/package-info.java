/**
 * Controls that a reader moves under a cell: {@link convisible.notebook.live.Live}. Nothing here knows the kernel; it
 * hands what the widgets are to {@link convisible.notebook.live.Widgets}.
 */
package convisible.notebook.live;
