package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.parts.KicadLibraryId;
import io.atopile.mcp.sexpr.SExprReader;
import java.util.List;
import java.util.Optional;

/**
 * A footprint of a library.
 *
 * @param pads the distinct numbers of its pads; pads without a number are mechanical and omitted
 * @param text of its file
 */
public record Footprint(KicadLibraryId name, String description, List<String> pads, String text) {

    public Footprint {
        pads = List.copyOf(pads);
    }

    /** Parses a footprint's text; empty if it isn't one. */
    static Optional<Footprint> read(KicadLibraryId name, String text) {
        if (!(SExprReader.read(text) instanceof SExprReader.Outcome.Read(var form)) || !form.name().equals("footprint")) {
            return Optional.empty();
        }
        return Optional.of(new Footprint(
                name,
                form.findForm("descr").flatMap(description -> description.findText(1)).orElse(""),
                form.listForms("pad").map(pad -> pad.findText(1).orElse("")).filter(number -> !number.isEmpty()).distinct().toList(),
                text));
    }
}
