package io.atopile.mcp.explain;

import io.atopile.mcp.build.AtoToken;
import io.atopile.mcp.build.AtoToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Understands the tokens of one statement; it accepts any, because it also sees files that don't compile. */
final class StatementParser {

    private static final Set<String> BLOCKS = Set.of("module", "component", "interface");
    private static final Set<String> OPERATORS = Set.of("within", "is", "<", ">", "<=", ">=");

    private final String text;
    private final List<AtoToken> tokens;
    private int at;

    private StatementParser(String text, List<AtoToken> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    static StatementNode read(String text, List<AtoToken> tokens) {
        return new StatementParser(text, tokens).read();
    }

    private StatementNode read() {
        String first = tokens.getFirst().text();
        if (BLOCKS.contains(first)) {
            return new StatementNode.Opens(word(1), word(2).equals("from") ? Optional.of(word(3)) : Optional.empty());
        }
        return switch (first) {
            case "import" -> imports(1, Optional.empty());
            case "from" -> tokens.size() > 2 ? imports(3, Optional.of(word(1))) : new StatementNode.Else();
            case "assert" -> asserts();
            case "signal", "pin" -> new StatementNode.Signals(word(1));
            default -> plain();
        };
    }

    private StatementNode imports(int from, Optional<String> path) {
        var names = new ArrayList<String>();
        int next = from;
        while (next < tokens.size() && tokens.get(next).kind() == Kind.WORD && !tokens.get(next).isWord("from")) {
            names.add(word(next));
            next += word(next + 1).equals(",") ? 2 : 1;
        }
        Optional<String> older = word(next).equals("from") ? Optional.of(word(next + 1)) : Optional.empty();
        return new StatementNode.Imports(names, path.or(() -> older));
    }

    private StatementNode asserts() {
        at = 1;
        String path = path();
        String operator = word(at).equals("<") || word(at).equals(">") ? compared() : word(at);
        if (path.isEmpty() || !OPERATORS.contains(operator)) {
            return new StatementNode.Else();
        }
        at += operator.length() == 2 && !operator.equals("is") ? 2 : 1;
        return new StatementNode.Asserts(path, operator, rest());
    }

    private String compared() {
        return word(at) + (word(at + 1).equals("=") ? "=" : "");
    }

    private StatementNode plain() {
        String path = path();
        if (path.isEmpty()) {
            return new StatementNode.Else();
        }
        return switch (word(at)) {
            case "=" -> word(at + 1).equals("new") ? new StatementNode.Makes(path, word(at + 2)) : assigns(path);
            case ":" -> declares(path);
            case "~" -> connects(path);
            default -> new StatementNode.Else();
        };
    }

    private StatementNode assigns(String path) {
        at++;
        return new StatementNode.Assigns(path, rest());
    }

    private StatementNode declares(String path) {
        String unit = word(at + 1);
        at += 3;
        return new StatementNode.Declares(path, unit, word(at - 1).equals("=") ? Optional.of(rest()) : Optional.empty());
    }

    private StatementNode connects(String first) {
        var ends = new ArrayList<>(List.of(first));
        while (word(at).equals("~")) {
            at += word(at + 1).equals(">") ? 2 : 1;
            ends.add(path());
        }
        return new StatementNode.Connects(ends);
    }

    /** The path that begins here, such as {@code a.b[0]}; empty where none does. */
    private String path() {
        if (at >= tokens.size() || tokens.get(at).kind() != Kind.WORD) {
            return "";
        }
        int start = at++;
        while (at + 1 < tokens.size() && (word(at).equals(".") || word(at).equals("["))) {
            at += word(at).equals("[") ? 3 : 2;
        }
        at = Math.min(at, tokens.size());
        return text.substring(tokens.get(start).start(), tokens.get(at - 1).end());
    }

    private String rest() {
        return at < tokens.size() ? text.substring(tokens.get(at).start(), tokens.getLast().end()).strip() : "";
    }

    private String word(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).text() : "";
    }
}
