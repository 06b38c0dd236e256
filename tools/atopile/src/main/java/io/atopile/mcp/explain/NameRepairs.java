package io.atopile.mcp.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Repairs, in the whole file at once, names that can't be names: reserved words, and names with + or - as datasheets have them. */
final class NameRepairs {

    /** Words that are reserved without a use. */
    private static final Set<String> RESERVED = Set.of(
            "int", "float", "string", "str", "bytes", "if", "parameter", "param", "test", "require", "requires", "check", "report", "ensure");

    private static final Set<String> KEYWORDS = Set.of(
            "component", "module", "interface", "pin", "signal", "new", "from", "import", "for", "in", "assert", "to", "within", "is", "pass", "trait", "True", "False");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern SIGNED = Pattern.compile("\\b(?:signal|pin)\\s+(?<name>[A-Za-z_]\\w*)(?<sign>[+-])(?![\\w/])|(?<=[~.]\\s?)\\b(?<end>[A-Za-z_]\\w*)(?<endSign>[+-])(?=\\s*(?:$|~))");
    private static final Pattern DASHED_PIN = Pattern.compile("\\bpin\\s+(\\w+(?:[-+.]\\w+)+|\\w+[+-](?!\\w))");

    private NameRepairs() {}

    static Stream<SyntaxRepair> of(UnparsableSource broken) {
        return Stream.concat(suggestReservedRepair(broken), suggestSignRepair(broken));
    }

    /** Returns why a name at the position of the error can't be one. */
    static Optional<String> describe(UnparsableSource broken) {
        String code = broken.getCode(broken.line());
        Optional<String> reserved = findReserved(broken).map("`%s` is a reserved word, so nothing can have this name."::formatted);
        if (reserved.isPresent()) {
            return reserved;
        }
        boolean pin = DASHED_PIN.matcher(code).find();
        return pin || SIGNED.matcher(code).find()
                ? Optional.of("A name consists of letters, digits and `_`; it can't contain + or -." + (pin ? " A pin's name can be in quotes." : ""))
                : Optional.empty();
    }

    /** Returns the reserved word or keyword at the position of the error that stands where a name is expected. */
    static Optional<String> findReserved(UnparsableSource broken) {
        String code = broken.getCode(broken.line());
        return WORD.matcher(code).results()
                .filter(word -> word.end() >= broken.column() && word.start() <= broken.column())
                .map(MatchResult::group)
                .filter(word -> RESERVED.contains(word) || (KEYWORDS.contains(word) && isName(code, word)))
                .findFirst();
    }

    private static boolean isName(String code, String word) {
        return Pattern.compile("\\b(?:signal|pin)\\s+" + word + "\\b|^\\s*" + word + "\\s*(?:=|:|~|\\.)|[.~]\\s*" + word + "\\b(?!\\s+\\w)").matcher(code).find();
    }

    private static Stream<SyntaxRepair> suggestReservedRepair(UnparsableSource broken) {
        return findReserved(broken).stream().map(word -> {
            String name = findFree(broken, word + "_");
            List<String> lines = mapCode(broken, code -> RESERVED.contains(word) ? renameAll(code, word, name) : renameUses(code, word, name));
            return new SyntaxRepair(1, "Rename %s to %s".formatted(word, name), lines);
        });
    }

    private static String renameAll(String code, String word, String name) {
        return code.replaceAll("\\b" + word + "\\b(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", name);
    }

    private static String renameUses(String code, String word, String name) {
        return code.replaceAll("(\\b(?:signal|pin)\\s+|[.]|~\\s*)" + word + "\\b(?!\\s+\\w)", "$1" + name).replaceAll("^(\\s*)" + word + "(?=\\s*(?:=|:|~|\\.))", "$1" + name);
    }

    private static String findFree(UnparsableSource broken, String name) {
        boolean taken = broken.lines().stream().anyMatch(line -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(line).find());
        return taken ? findFree(broken, name + "_") : name;
    }

    private interface CodeEdit {
        String apply(String code);
    }

    private static List<String> mapCode(UnparsableSource broken, CodeEdit edit) {
        var lines = new ArrayList<String>();
        for (int number = 1; number <= broken.lines().size(); number++) {
            String code = broken.getCode(number);
            lines.add(edit.apply(code) + broken.getText(number).substring(code.length()));
        }
        return lines;
    }

    private static Stream<SyntaxRepair> suggestSignRepair(UnparsableSource broken) {
        Map<String, String> names = collectSigned(broken);
        List<String> lines = mapCode(broken, code -> {
            String renamed = quotePins(code);
            for (Map.Entry<String, String> name : names.entrySet()) {
                renamed = renamed.replaceAll("(?<![\\w\"])" + Pattern.quote(name.getKey()) + "(?![\\w/\"])", name.getValue());
            }
            return renamed;
        });
        if (lines.equals(broken.lines())) {
            return Stream.empty();
        }
        String title = names.isEmpty()
                ? "Put the pin's name in quotes"
                : names.entrySet().stream().map(name -> "%s instead of %s".formatted(name.getValue(), name.getKey())).collect(Collectors.joining(", ", "Write ", ""));
        return Stream.of(new SyntaxRepair(1, title, lines));
    }

    private static String quotePins(String code) {
        return DASHED_PIN.matcher(code).replaceAll("pin \"$1\"");
    }

    /** Returns the names with a sign in the order of the file, with what is to be written instead. */
    private static Map<String, String> collectSigned(UnparsableSource broken) {
        var signed = new LinkedHashSet<String>();
        for (int number = 1; number <= broken.lines().size(); number++) {
            SIGNED.matcher(quotePins(broken.getCode(number)).stripTrailing()).results().forEach(found -> signed.add(found.group(1) == null
                    ? found.group(3) + found.group(4)
                    : found.group(1) + found.group(2)));
        }
        var names = new LinkedHashMap<String, String>();
        for (String name : signed) {
            String stem = name.substring(0, name.length() - 1);
            names.put(name, findFree(broken, stem + (name.endsWith("+") ? "_P" : "_N")));
        }
        return names;
    }
}
