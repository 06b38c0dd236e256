package io.atopile.mcp.model.gemini;

import static io.atopile.mcp.model.responses.ScriptedResponsesServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a schema in Gemini's dialect. */
class GeminiSchemaTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'type':'object','properties':{'a':{'type':'string','pattern':'x','default':'y'}},'required':['a'],'additionalProperties':false} | {'type':'object','properties':{'a':{'type':'string'}},'required':['a']}
            {'type':['string','null'],'description':'d'}                   | {'type':'string','nullable':true,'description':'d'}
            {'type':['null','integer']}                                    | {'nullable':true,'type':'integer'}
            {'const':'a'}                                                  | {'type':'string','enum':['a']}
            {'enum':['a','b']}                                             | {'type':'string','enum':['a','b']}
            {'type':'integer','enum':[1,2]}                                | {'type':'integer'}
            {'type':'array'}                                               | {'type':'array','items':{'type':'string'}}
            {'oneOf':[{'type':'string'},{'type':'integer'}]}               | {'anyOf':[{'type':'string'},{'type':'integer'}]}
            {'type':'string','format':'uri','minLength':1}                 | {'type':'string'}
            {'type':'string','format':'date-time'}                         | {'type':'string','format':'date-time'}
            {'properties':{'properties':{'type':'string'}}}                | {'properties':{'properties':{'type':'string'}},'type':'object'}
            {}                                                             | {'type':'string'}
            """)
    void onlyWhatIsKnownIsLeft(String schema, String reduced) {
        assertEquals(json(reduced), GeminiSchema.of(json(schema)));
    }
}
