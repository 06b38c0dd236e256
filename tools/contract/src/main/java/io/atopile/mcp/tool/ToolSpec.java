package io.atopile.mcp.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a tool to clients, to the policy and to the documentation. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ToolSpec {

    /** {@code [a-z0-9_]}, at most 40 characters. */
    String name();

    /** The title for users, in sentence case like a menu entry. */
    String title();

    /** The description for models: what it does, side effects, prerequisites, limits, and when to prefer which sibling. */
    String description();

    /** What usually comes after a success, in one sentence of at most 100 characters; sent as the hint of a success. */
    String next() default "";

    Toolset toolset();

    /** All effects a call may have; the strictest one decides. */
    Effect[] effects();

    /** Whether repeating a call has no further effect. Always true for reads. */
    boolean idempotent() default false;

    /** Whether a call works on one project; only then is {@link ToolContext#project()} available. */
    boolean needsProject() default true;

    /** The maximum duration of a call, including the wait for claims. */
    int deadlineSeconds() default 60;

    /** Whether a success comes with a picture; its envelope is then sent as text, and no output schema is listed. */
    boolean returnsPicture() default false;

    /** Earlier names of this tool that still work. */
    String[] aliases() default {};
}
