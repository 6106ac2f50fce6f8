/**
 * Money: what was asked of a payment provider, and what became of it. One rule holds across crashes
 * of any edge: <b>every authorised payment ends captured if and only if its booking is confirmed
 * with this payment, and voided otherwise.</b>
 *
 * <p>It rests on three habits. An intent is written before the provider is asked, so that nothing
 * is authorised without a trace. A payment is captured only after its owner said "confirmed with
 * this payment", and voided only after its owner said something that excludes that for ever
 * (refused this payment, or ended the booking otherwise); both words come from the log, never from
 * a timer. And every step is a conditional update that only one of two contrary steps can win.
 * Nobody has to stay alive: whatever an edge leaves behind, the follower of the log or the sweeper
 * of any edge ends.
 */
package dev.rushline.edge.payment;
