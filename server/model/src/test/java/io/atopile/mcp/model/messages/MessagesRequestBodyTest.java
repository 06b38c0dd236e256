package io.atopile.mcp.model.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItem.Role;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.model.transport.ProviderFeature;
import io.atopile.mcp.model.transport.RequestForm;
import io.atopile.mcp.tool.Json;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class MessagesRequestBodyTest {

    private static final List<ConversationItem> CONVERSATION = List.of(
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

    private static ModelRequest request() {
        var function = new ModelRequest.Function("read", "Reads a file.", ScriptedResponsesServer.json("{'type':'object','properties':{}}"));
        var options = new ModelRequest.Options(Optional.of("high"), Optional.of("low"), Optional.of(ScriptedResponsesServer.json("{'type':'object'}")), Optional.of(900));
        return new ModelRequest("m", CONVERSATION, List.of(function), options, "t");
    }

    @Test
    void aConversationIsWrittenAsTheApiWantsIt() {
        assertEquals(ScriptedResponsesServer.json("""
                {'model':'m','stream':true,'max_tokens':25476,'thinking':{'type':'enabled','budget_tokens':24576},
                 'system':[{'type':'text','text':'Rules'},{'type':'text','text':'More rules','cache_control':{'type':'ephemeral'}}],
                 'messages':[
                  {'role':'user','content':[{'type':'text','text':'See'},{'type':'image','source':{'type':'base64','media_type':'image/png','data':'AA=='}}]},
                  {'role':'assistant','content':[{'type':'thinking','thinking':'Hm','signature':'sig'},{'type':'text','text':'I read.'},
                    {'type':'tool_use','id':'a','name':'read','input':{}},{'type':'tool_use','id':'b','name':'list','input':{}}]},
                  {'role':'user','content':[{'type':'tool_result','tool_use_id':'a','content':[{'type':'text','text':'one'},{'type':'text','text':'two'}]},
                    {'type':'tool_result','tool_use_id':'b','content':[{'type':'text','text':'ok'}]},{'type':'text','text':'A note'}]},
                  {'role':'assistant','content':[{'type':'text','text':'Done','cache_control':{'type':'ephemeral'}}]}],
                 'tools':[{'name':'read','description':'Reads a file.','input_schema':{'type':'object','properties':{}},'cache_control':{'type':'ephemeral'}}],
                 'tool_choice':{'type':'auto'}}"""), Json.mapper().readTree(MessagesRequestBody.of(request(), RequestForm.of(CONVERSATION))));
    }

    @Test
    void whatWasRefusedIsLeftOut() {
        var form = new RequestForm(CONVERSATION, Optional.empty(), false, EnumSet.allOf(ProviderFeature.class));
        var body = (ObjectNode) Json.mapper().readTree(MessagesRequestBody.of(request(), form));
        for (var absent : List.of("thinking", "tool_choice")) {
            assertFalse(body.has(absent), absent);
        }
        assertFalse(body.toString().contains("cache_control"));
        assertEquals(900, body.path("max_tokens").asInt());
    }
}
