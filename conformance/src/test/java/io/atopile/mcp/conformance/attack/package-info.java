/**
 * The attack suite: hostile projects, run through every tool of the shipped program in every policy mode and sandbox.
 *
 * <p>{@code Canaries} plants what must not be read, written or called; {@code HostileProjects} makes the projects;
 * {@code AttackCall} lists the calls; {@code AttackRun} makes them in one mode and sandbox and reports every violation.
 */
@NullMarked
package io.atopile.mcp.conformance.attack;

import org.jspecify.annotations.NullMarked;
