package io.atopile.mcp.model.chat;

import io.atopile.mcp.model.ConversationItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Collects the calls of a response, which arrive in pieces: the name and the id at first, the arguments in several. */
final class ChatCalls {

    private final List<Piecemeal> calls = new ArrayList<>();

    /** A call as far as it has arrived. */
    private static final class Piecemeal {

        private final int index;
        private String id = "";
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();

        Piecemeal(int index) {
            this.index = index;
        }

        private ConversationItem.Call toCall() {
            return new ConversationItem.Call(id, name.toString(), arguments.toString());
        }
    }

    /** Adds what a delta contains of calls, in the present form or the one before it, {@code function_call}. */
    void add(JsonNode delta) {
        delta.path("tool_calls").values().forEach(this::addPiece);
        if (delta.path("function_call").isObject()) {
            append(findOrOpen(0, ""), delta.path("function_call"));
        }
    }

    private void addPiece(JsonNode piece) {
        var id = piece.path("id").asString("");
        append(piece.path("index").isNumber() ? findOrOpen(piece.path("index").asInt(), id) : findById(id), piece.path("function"));
    }

    /** Returns the call at an index; servers that number all calls alike begin another with another id. */
    private Piecemeal findOrOpen(int index, String id) {
        Optional<Piecemeal> known = calls.stream().filter(call -> call.index == index).reduce((_, last) -> last)
                .filter(call -> id.isEmpty() || call.id.isEmpty() || call.id.equals(id));
        return known.map(call -> withId(call, id)).orElseGet(() -> open(index, id));
    }

    /** Without an index, an id begins a call, and a piece without one belongs to the last. */
    private Piecemeal findById(String id) {
        var known = id.isEmpty() ? calls.stream().reduce((_, last) -> last) : calls.stream().filter(call -> call.id.equals(id)).findFirst();
        return known.orElseGet(() -> open(calls.size(), id));
    }

    private Piecemeal open(int index, String id) {
        var call = new Piecemeal(index);
        calls.add(call);
        return withId(call, id);
    }

    private static Piecemeal withId(Piecemeal call, String id) {
        call.id = id.isEmpty() ? call.id : id;
        return call;
    }

    private static void append(Piecemeal call, JsonNode function) {
        var name = function.path("name").asString("");
        if (!call.name.toString().equals(name)) {
            call.name.append(name);
        }
        var arguments = function.path("arguments");
        call.arguments.append(arguments.isContainer() ? arguments.toString() : arguments.asString(""));
    }

    /** Returns the calls that have a name. */
    List<ConversationItem.Call> list() {
        return calls.stream().map(Piecemeal::toCall).filter(call -> !call.name().isBlank()).toList();
    }
}
