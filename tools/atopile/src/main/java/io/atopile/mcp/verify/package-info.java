/**
 * Decides the assertions of an instantiated design by arithmetic that can be checked again.
 *
 * <p>{@link io.atopile.mcp.verify.AssertionProver} takes an {@link io.atopile.mcp.verify.InstantiatedDesign}. {@link
 * io.atopile.mcp.verify.ParameterSources} finds out what each parameter's value comes from, {@link io.atopile.mcp.verify.TapeBuilder}
 * substitutes definitions until an assertion depends on inputs alone, and {@link io.atopile.mcp.verify.ExtremeSearch} or {@link
 * io.atopile.mcp.verify.FormulaSearch} decides it over the box of the inputs' ranges. {@link io.atopile.mcp.verify.PointEvaluation}
 * evaluates each counter-example again, in decimal arithmetic. {@link io.atopile.mcp.verify.PartValueComparison} compares what a design
 * declares about its parts with what their own files say. Nothing here reads a file, a clock or a random number.
 */
@NullMarked
package io.atopile.mcp.verify;

import org.jspecify.annotations.NullMarked;
