package io.atopile.mcp.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a tool introduces itself to clients, to the policy and to the documentation. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ToolSpec {

    /** {@code [a-z0-9_]}, at most 40 characters. */
    String name();

    /** For people, in the sentence case of a menu entry. */
    String title();

    /** For models: what it does, side effects, prerequisites, limits, and which sibling to prefer when. */
    String description();

    Toolset toolset();

    /** Everything a call may do; the policy judges the strictest. */
    Effect[] effects();

    /** Whether the same call twice leaves what one call leaves. Reads always are. */
    boolean idempotent() default false;

    /** Whether a call works on one project; {@link ToolContext#project()} is there only then. */
    boolean needsProject() default true;

    /** The longest a call may take, waiting for claims included. */
    int deadlineSeconds() default 60;

    /** Earlier names that still reach this tool. */
    String[] aliases() default {};
}
