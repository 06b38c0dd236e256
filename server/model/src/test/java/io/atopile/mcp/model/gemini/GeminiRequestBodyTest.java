package io.atopile.mcp.model.gemini;

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

class GeminiRequestBodyTest {

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
                {'systemInstruction':{'parts':[{'text':'Rules'},{'text':'More rules'}]},
                 'contents':[
                  {'role':'user','parts':[{'text':'See'},{'inlineData':{'mimeType':'image/png','data':'AA=='}}]},
                  {'role':'model','parts':[{'text':'I read.','thoughtSignature':'sig'},{'functionCall':{'name':'read','args':{}}},{'functionCall':{'name':'list','args':{}}}]},
                  {'role':'user','parts':[{'functionResponse':{'name':'read','response':{'output':'onetwo'}}},{'functionResponse':{'name':'list','response':{'output':'ok'}}},{'text':'A note'}]},
                  {'role':'model','parts':[{'text':'Done'}]}],
                 'tools':[{'functionDeclarations':[{'name':'read','description':'Reads a file.'}]}],
                 'generationConfig':{'maxOutputTokens':900,'thinkingConfig':{'includeThoughts':true,'thinkingBudget':16384}}}"""), Json.mapper().readTree(GeminiRequestBody.of(request(), RequestForm.of(CONVERSATION))));
    }

    @Test
    void whatWasRefusedIsLeftOut() {
        var form = new RequestForm(CONVERSATION, Optional.empty(), false, EnumSet.allOf(ProviderFeature.class));
        var body = (ObjectNode) Json.mapper().readTree(GeminiRequestBody.of(request(), form));
        assertFalse(body.path("generationConfig").has("thinkingConfig"));
        assertFalse(body.path("generationConfig").has("responseSchema"));
        assertEquals(900, body.path("generationConfig").path("maxOutputTokens").asInt());
    }
}
