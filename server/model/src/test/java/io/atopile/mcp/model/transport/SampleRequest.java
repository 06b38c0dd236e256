package io.atopile.mcp.model.transport;

import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItem.Role;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A request with an item of every kind and every option, for tests of bodies. */
public final class SampleRequest {

    public static final List<ConversationItem> CONVERSATION = List.of(
            ConversationItem.Message.of(Role.DEVELOPER, "Rules"),
            ConversationItem.Message.of(Role.DEVELOPER, "More rules"),
            new ConversationItem.Message(Role.USER, List.of(new ContentPart.Text("See"), new ContentPart.Image("data:image/png;base64,AA=="))),
            new ConversationItem.Reasoning(Optional.empty(), List.of("Hm"), Optional.of("sig")),
            ConversationItem.Message.of(Role.ASSISTANT, "I read."),
            new ConversationItem.Call("a", "read", "{}"),
            new ConversationItem.Call("b", "list", "{}"),
            new ConversationItem.Output("a", List.of(new ContentPart.Text("one"), new ContentPart.Text("two"))),
            ConversationItem.Output.of("b", "ok"),
            ConversationItem.Message.of(Role.DEVELOPER, "A note"),
            new ConversationItem.Other("{\"type\":\"novelty\"}"),
            ConversationItem.Message.of(Role.ASSISTANT, "Done"));

    /** Of a provider that has refused nothing. */
    public static final RequestForm FORM = new RequestForm(CONVERSATION, Optional.empty(), false, Set.of());

    private SampleRequest() {}

    public static ModelRequest create() {
        var function = new ModelRequest.Function("read", "Reads a file.", ScriptedResponsesServer.json("{'type':'object','properties':{}}"));
        var options = new ModelRequest.Options(Optional.of("high"), Optional.of("low"), Optional.of(ScriptedResponsesServer.json("{'type':'object'}")), Optional.of(900));
        return new ModelRequest("m", CONVERSATION, List.of(function), options, "t");
    }
}
