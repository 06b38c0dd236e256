package io.atopile.mcp.parts.install;

import io.atopile.mcp.parts.Part;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Adds values to a part that atopile generated, which then counts as edited by hand: atopile doesn't generate it again. */
public final class ValueInsertion {

    private static final Pattern HEADER = Pattern.compile("^component (\\w+_package):$", Pattern.MULTILINE);
    private static final Pattern GENERATED = Pattern.compile(
            "^(?:import is_auto_generated|    # This trait marks this file as auto-generated|    # If you want to manually change it, remove the trait"
                    + "|    trait is_auto_generated<[^\\n]*>)\\n",
            Pattern.MULTILINE);

    private ValueInsertion() {}

    /** Returns the part with the values that a source knows; the same part if it knows none. */
    public static PartDraft.Ready addValues(PartDraft.Ready ready, Part part) {
        var file = ready.name() + ".ato";
        var text = ready.files().getOrDefault(file, "");
        var header = HEADER.matcher(text);
        var found = PartValues.of(part, ready.signals());
        var values = new PartValues(false, found.known(), found.open());
        if (values.isEmpty() || !header.find()) {
            return ready;
        }
        var module = GENERATED.matcher(header.replaceFirst("module $1:")).replaceAll("");
        var files = new LinkedHashMap<>(ready.files());
        files.put(file, module.stripTrailing() + "\n\n" + values.listLines().map(line -> "    " + line + "\n").collect(Collectors.joining()));
        var sources = new LinkedHashMap<>(ready.sources());
        sources.put("values", part.id().source().key());
        return new PartDraft.Ready(ready.name(), files, ready.signals(), sources, values, Optional.empty());
    }
}
