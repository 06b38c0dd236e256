package io.atopile.mcp.model.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.model.transport.ProviderFeature;
import io.atopile.mcp.model.transport.RequestForm;
import io.atopile.mcp.model.transport.SampleRequest;
import io.atopile.mcp.tool.Json;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class GeminiRequestBodyTest {

    @Test
    void aConversationIsWrittenAsTheApiWantsIt() {
        assertEquals(ScriptedResponsesServer.json("""
                {'systemInstruction':{'parts':[{'text':'Rules'},{'text':'More rules'}]},
                 'contents':[
                  {'role':'user','parts':[{'text':'See'},{'inlineData':{'mimeType':'image/png','data':'AA=='}}]},
                  {'role':'model','parts':[{'text':'I read.','thoughtSignature':'sig'},{'functionCall':{'name':'read','args':{}}},{'functionCall':{'name':'list','args':{}}}]},
                  {'role':'user','parts':[{'functionResponse':{'name':'read','response':{'output':'one\\ntwo'}}},{'functionResponse':{'name':'list','response':{'output':'ok'}}},{'text':'A note'}]},
                  {'role':'model','parts':[{'text':'Done'}]}],
                 'tools':[{'functionDeclarations':[{'name':'read','description':'Reads a file.'}]}],
                 'generationConfig':{'maxOutputTokens':900,'thinkingConfig':{'includeThoughts':true,'thinkingBudget':16384}}}"""), Json.mapper().readTree(GeminiRequestBody.of(SampleRequest.create(), SampleRequest.FORM)));
    }

    @Test
    void whatWasRefusedIsLeftOut() {
        var form = new RequestForm(SampleRequest.CONVERSATION, Optional.empty(), false, EnumSet.allOf(ProviderFeature.class));
        var body = (ObjectNode) Json.mapper().readTree(GeminiRequestBody.of(SampleRequest.create(), form));
        assertFalse(body.path("generationConfig").has("thinkingConfig"));
        assertFalse(body.path("generationConfig").has("responseSchema"));
        assertEquals(900, body.path("generationConfig").path("maxOutputTokens").asInt());
    }
}
