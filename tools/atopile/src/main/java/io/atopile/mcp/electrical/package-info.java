/**
 * Electrical checks of an instantiated design.
 *
 * <p>{@link io.atopile.mcp.electrical.CircuitReader} reads parts, interfaces and nets as the interpreter's program prints them, {@link
 * io.atopile.mcp.electrical.CircuitIndex} answers questions about them, and each {@link io.atopile.mcp.electrical.CircuitCheck} looks for
 * one fault. {@link io.atopile.mcp.electrical.ElectricalChecks} runs them all and sorts out what the source waives. A check that doesn't
 * know enough is silent.
 */
@NullMarked
package io.atopile.mcp.electrical;

import org.jspecify.annotations.NullMarked;
