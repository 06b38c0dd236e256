package io.atopile.mcp.model;

import java.util.List;
import java.util.stream.Collectors;

/** A part of a message or of a call's output. */
public sealed interface ContentPart {

    record Text(String text) implements ContentPart {}

    /** {@code url} is a {@code data:} or {@code https:} URL. */
    record Image(String url) implements ContentPart {}

    /** Returns the texts among the parts, joined without a separator. */
    static String joinTexts(List<ContentPart> content) {
        return content.stream()
                .map(piece -> switch (piece) {
                    case Text(var text) -> text;
                    case Image _ -> "";
                })
                .collect(Collectors.joining());
    }
}
