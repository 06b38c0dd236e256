package io.atopile.mcp.overview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lines of one module, component or interface. */
record ModuleText(List<String> lines) {

    private static final Pattern QUOTED = Pattern.compile("^\\s*(?:\"\"\"(.*?)\"\"\"|\"([^\"\\n]*)\")", Pattern.DOTALL);
    private static final Pattern VOLTAGE = Pattern.compile("^\\s+(?:assert\\s+)?([\\w.\\[\\]]+)\\.voltage\\s*(?:within|is|=)\\s*([^#;\\n]+)");
    private static final Pattern VALUE = Pattern.compile("[-+]?\\d.*");
    private static final Pattern ARRAY = Pattern.compile("^\\s+(\\w+)\\s*=\\s*new\\s+\\w+\\s*\\[(\\d{1,4})]");
    private static final Pattern CONNECTION = Pattern.compile("^\\s+([\\w.\\[\\]]+)\\s*~\\s*([\\w.\\[\\]]+)\\s*(?:[#;].*)?$");
    private static final Pattern ATOMIC = Pattern.compile("is_atomic_part\\s*<[^>]*partnumber\\s*=\\s*\"([^\"]*)\"");
    private static final Pattern PREFIX = Pattern.compile("has_designator_prefix\\s*<[^>]*prefix\\s*=\\s*\"([^\"]*)\"");

    /** @param line of its header, from 1 */
    static ModuleText of(String text, int line) {
        var all = text.lines().toList();
        var own = new ArrayList<String>();
        for (var at = line; at < all.size(); at++) {
            var next = all.get(at);
            if (!next.isBlank() && !Character.isWhitespace(next.charAt(0)) && next.charAt(0) != '#') {
                break;
            }
            own.add(next);
        }
        return new ModuleText(own);
    }

    /** Returns the text that describes it, on one line. */
    Optional<String> findDocstring() {
        var matcher = QUOTED.matcher(String.join("\n", lines).stripLeading());
        return matcher.find()
                ? Optional.of((matcher.group(1) == null ? matcher.group(2) : matcher.group(1)).strip().replaceAll("\\s+", " ")).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** Returns the voltages that it gives to interfaces, by their paths from it; the last statement about one wins. */
    Map<String, String> listVoltages() {
        var voltages = new LinkedHashMap<String, String>();
        for (var line : lines) {
            var matcher = VOLTAGE.matcher(line);
            if (matcher.find() && VALUE.matcher(matcher.group(2).strip()).matches()) {
                voltages.put(matcher.group(1), matcher.group(2).strip());
            }
        }
        return voltages;
    }

    /** Returns the pairs of paths that its lines connect with {@code ~}. */
    List<List<String>> listConnections() {
        return lines.stream()
                .map(CONNECTION::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> List.of(matcher.group(1), matcher.group(2)))
                .toList();
    }

    /** Returns the sizes of the arrays that it declares, by their names. */
    Map<String, Integer> listArrays() {
        var sizes = new LinkedHashMap<String, Integer>();
        lines.stream().map(ARRAY::matcher).filter(matcher -> matcher.find()).forEach(matcher -> sizes.put(matcher.group(1), Integer.parseInt(matcher.group(2))));
        return sizes;
    }

    Optional<String> findPartNumber() {
        return find(ATOMIC);
    }

    Optional<String> findPrefix() {
        return find(PREFIX);
    }

    private Optional<String> find(Pattern pattern) {
        var matcher = pattern.matcher(String.join("\n", lines));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
