package io.atopile.mcp.model.scripted;

import io.atopile.mcp.tool.Json;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in what a script can't know in advance, such as anchors, from the outputs of earlier calls.
 *
 * <p><code>${call:/a/0}</code> is the value of the JSON Pointer in the JSON of the call's output; if it is the whole text, it
 * keeps its type. <code>${call~regex}</code> is the first group, or else the whole, of the first match in the output's text.
 * Braces within must be balanced or escaped. Anything else is text.
 */
record ScriptPlaceholders(CallOutputs outputs) {

    /** Thrown when a placeholder has no value. */
    static final class Unfilled extends Exception {
        Unfilled(String message) {
            super(message);
        }
    }

    private static final Pattern BEGIN = Pattern.compile("\\$\\{([A-Za-z0-9_-]+)([:~])");

    ObjectNode fill(ObjectNode json) throws Unfilled {
        var filled = Json.object();
        for (var property : json.properties()) {
            var isArguments = property.getKey().equals("arguments");
            filled.set(property.getKey(), isArguments ? fillArguments(property.getValue()) : fillNode(property.getValue()));
        }
        return filled;
    }

    private JsonNode fillNode(JsonNode json) throws Unfilled {
        return switch (json) {
            case ObjectNode object -> fill(object);
            case ArrayNode array -> {
                var filled = Json.mapper().createArrayNode();
                for (var element : array) {
                    filled.add(fillNode(element));
                }
                yield filled;
            }
            default -> json.isString() ? fillText(json.asString()) : json;
        };
    }

    /** Returns arguments as a text, as in the API. Text that isn't JSON stays as it is, because models write such arguments too. */
    private JsonNode fillArguments(JsonNode json) throws Unfilled {
        if (json.isObject()) {
            return toStringNode(fillNode(json).toString());
        }
        var text = json.asString("");
        if (!BEGIN.matcher(text).find()) {
            return toStringNode(text);
        }
        try {
            return toStringNode(fillNode(Json.mapper().readTree(text)).toString());
        } catch (JacksonException _) {
            return toStringNode(text);
        }
    }

    private JsonNode fillText(String text) throws Unfilled {
        var filled = new StringBuilder();
        var begin = BEGIN.matcher(text);
        var at = 0;
        while (begin.find(at)) {
            var end = end(text, begin.end());
            var found = find(begin.group(1), begin.group(2), text.substring(begin.end(), end));
            if (begin.start() == 0 && end + 1 == text.length()) {
                return found;
            }
            filled.append(text, at, begin.start()).append(found.isString() ? found.asString() : found.toString());
            at = end + 1;
        }
        return toStringNode(filled.append(text.substring(at)).toString());
    }

    /** Returns the index of the brace that closes the placeholder. */
    private static int end(String text, int from) throws Unfilled {
        var depth = 1;
        for (var at = from; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '\\' -> at++;
                case '{' -> depth++;
                case '}' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return at;
            }
        }
        throw new Unfilled("a placeholder in %s isn't closed".formatted(text));
    }

    private JsonNode find(String call, String kind, String what) throws Unfilled {
        var output = outputs.of(call).orElseThrow(() -> new Unfilled("there is no output of %s yet".formatted(call)));
        return kind.equals(":") ? extractPointer(call, what, output) : extractMatch(call, what, output);
    }

    /** Looks up a pointer in an output, which may have text around its JSON. */
    private static JsonNode extractPointer(String call, String pointer, String output) throws Unfilled {
        try {
            var json = output.substring(Math.max(0, output.indexOf('{')), output.lastIndexOf('}') + 1);
            var found = Json.mapper().readTree(json).at(pointer);
            if (found.isMissingNode()) {
                throw new Unfilled("the output of %s has nothing at %s".formatted(call, pointer));
            }
            return found;
        } catch (JacksonException | IllegalArgumentException | StringIndexOutOfBoundsException _) {
            throw new Unfilled("%s doesn't point into the output of %s, or that isn't JSON".formatted(pointer, call));
        }
    }

    private static JsonNode extractMatch(String call, String regex, String output) throws Unfilled {
        try {
            var match = Pattern.compile(regex, Pattern.MULTILINE).matcher(output);
            if (!match.find()) {
                throw new Unfilled("nothing in the output of %s matches %s".formatted(call, regex));
            }
            return toStringNode(match.groupCount() > 0 ? match.group(1) : match.group());
        } catch (PatternSyntaxException _) {
            throw new Unfilled("%s is not a regular expression".formatted(regex));
        }
    }

    private static JsonNode toStringNode(String text) {
        return Json.mapper().getNodeFactory().stringNode(text);
    }
}
