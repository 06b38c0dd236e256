package io.atopile.mcp.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a field of a tool's input or output to the model that fills or reads it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {
    String value();

    /** For the target of a call that concerns one. */
    String TARGET = "Target in ato.yaml. Default: the only one, or default.";

    /** For the input and the output of a tool that returns its list by pages. */
    String CURSOR = "next_cursor of the previous page.";

    String NEXT_CURSOR = "Cursor for the next page; absent on the last.";

    String TOTAL = "Total over all pages.";
}
