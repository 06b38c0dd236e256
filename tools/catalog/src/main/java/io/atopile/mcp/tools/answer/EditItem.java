package io.atopile.mcp.tools.answer;

import io.atopile.mcp.tool.Doc;
import java.util.Optional;

/** One edit as clients send it: one flat shape for every op, because clients don't cope with alternatives. */
public record EditItem(
        @Doc("replace and delete: anchor..end_anchor. replace_text: find within them. insert_*: next to anchor. prepend, append: no anchor.")
                Op op,
        @Doc("N:hhhh of the (first) line.") Optional<String> anchor,
        @Doc("N:hhhh of the last line. Default: only the first line.") Optional<String> endAnchor,
        @Doc("New lines; for replace_text the replacement text.") Optional<String> text,
        @Doc("replace_text: must occur exactly once in the lines.") Optional<String> find) {

    /** The operation. */
    public enum Op {
        REPLACE,
        DELETE,
        INSERT_BEFORE,
        INSERT_AFTER,
        PREPEND,
        APPEND,
        REPLACE_TEXT
    }
}
