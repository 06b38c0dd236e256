package io.atopile.mcp.tools.parts;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartSource;
import io.atopile.mcp.parts.query.PartQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A part as people write it, without the exact id: the supplier's number ({@code C17414}, {@code jlcpcb:C17414}), the manufacturer's
 * number, the end of an id, or an id in another case.
 *
 * @param name without the supplier or the source in front
 */
record PartReference(String name) {

    private static final Pattern OWNER = Pattern.compile("^(?:jlcpcb|jlc|lcsc|imported|atopile|project|kicad|generic)\\s*:\\s*(?=[^:]+$)", Pattern.CASE_INSENSITIVE);

    static PartReference of(String text) {
        return new PartReference(OWNER.matcher(text.strip()).replaceFirst(""));
    }

    /** Returns the ids that the text can be: itself, otherwise with each source in front. */
    static List<PartId> listIds(String text) {
        return PartId.of(text)
                .map(List::of)
                .orElseGet(() -> Arrays.stream(PartSource.values()).flatMap(source -> PartId.of(source.key() + ":" + text.strip()).stream()).toList());
    }

    boolean refersTo(Part part) {
        var id = part.id().toString().toLowerCase(Locale.ROOT);
        var lower = name.toLowerCase(Locale.ROOT);
        return part.supplierNumber().filter(name::equalsIgnoreCase).isPresent()
                || part.partNumber().equalsIgnoreCase(name)
                || id.equals(lower)
                || id.endsWith(":" + lower);
    }

    /** Returns a query whose results include the parts that are named, if a source has them. */
    PartQuery toQuery() {
        return PartQuery.ofWord(name.substring(name.lastIndexOf(':') + 1));
    }
}
