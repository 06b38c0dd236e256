"""Writes a model that says what a script says: scripted_model.py SCRIPT.json MODEL.gguf

llama.cpp runs the file like any other model. Its weights only say which token follows which, so that each of its answers is one fixed
chain of tokens; its chat template chooses the chain by how many tool outputs the conversation contains. A conversation with the
request to summarize it gets a summary, which says how many outputs there were; the conversation that begins with it goes on from
there.

SCRIPT.json is a list of answers. Each is {"text": "..."}, or {"calls": [{"name": "...", "arguments": {...}}]}; those after the first
are given when the outputs of all calls before are there. The last answer is given from then on.
"""

import json
import sys

import gguf
import numpy

PIECE = 9
HEAD = 32
CONTROL, NORMAL, UNKNOWN, BYTE = 3, 1, 2, 6
START, END, TURN, TURN_END = "<s>", "</s>", "<|im_start|>", "<|im_end|>"

TEMPLATE = """\
{%- set state = namespace(outputs=0, compacts=false) -%}
{%- for message in messages -%}
{%- for count in range(SUMMARIES) -%}
{%- if message.content and 'outputs so far: ' ~ count ~ '.' in (message.content | string) -%}{%- set state.outputs = count -%}{%- endif -%}
{%- endfor -%}
{%- if message.role == 'tool' -%}{%- set state.outputs = state.outputs + 1 -%}{%- endif -%}
{%- if message.content and 'is about to be compacted' in (message.content | string) -%}{%- set state.compacts = true -%}{%- endif -%}
{%- endfor -%}
{%- if tools %}<|im_start|>system
You may call functions. They are described within <tools></tools>:
<tools>
{%- for tool in tools %}
{{ tool.function.name }}
{%- endfor %}
</tools>
Return each call as a JSON object within <tool_call></tool_call>:
<tool_call>
{"name": <function-name>, "arguments": <args-json-object>}
</tool_call><|im_end|>
{% endif %}
{%- for message in messages %}
{%- if message.role == 'assistant' %}<|im_start|>assistant
{{ message.content or '' }}
{%- for call in message.tool_calls or [] %}
<tool_call>
{"name": {{ call.function.name | tojson }}, "arguments": {{ call.function.arguments | tojson }}}
</tool_call>
{%- endfor %}<|im_end|>
{% elif message.role == 'tool' %}<|im_start|>user
<tool_response>
{{ message.content }}
</tool_response><|im_end|>
{% else %}<|im_start|>{{ message.role }}
{{ message.content }}<|im_end|>
{% endif %}
{%- endfor %}
{%- if add_generation_prompt %}<|im_start|>assistant
{% if state.compacts %}<|summary{{ state.outputs }}|>{% else %}<|answer{{ state.outputs }}|>{% endif %}
{%- endif %}"""


def write_answer(answer):
    """Returns an answer as the model has to write it, in the form that the template asks for."""
    calls = [
        f"<tool_call>\n{json.dumps({'name': call['name'], 'arguments': call['arguments']})}\n</tool_call>"
        for call in answer.get("calls", [])
    ]
    return "\n".join(([answer["text"]] if "text" in answer else []) + calls)


def list_chains(script):
    """Returns the texts of all answers and summaries by the control token that they follow."""
    chains, outputs = {}, 0
    for answer in script:
        chains[f"<|answer{outputs}|>"] = write_answer(answer)
        outputs += len(answer.get("calls", []))
    for count in range(outputs + 1):
        chains[f"<|summary{count}|>"] = f"Summary; outputs so far: {count}."
    return chains


def split_uniquely(text, taken):
    """Cuts a text into pieces that no other chain has, because the model knows only one successor of a piece."""
    pieces = []
    while text:
        length = PIECE
        while text[:length] in taken and length < len(text):
            length += 1
        piece = text[:length]
        if piece in taken:
            piece = pieces.pop() + piece
        pieces.append(piece)
        taken.add(piece)
        text = text[length:]
    return pieces


def main(script_path, model_path):
    with open(script_path, encoding="utf-8") as file:
        script = json.load(file)
    chains = list_chains(script)
    special = ["<unk>", START, END, TURN, TURN_END, *chains]
    tokens = special + [f"<0x{byte:02X}>" for byte in range(256)]
    kinds = [UNKNOWN] + [CONTROL] * (len(special) - 1) + [BYTE] * 256
    successors, taken = {}, set(tokens)
    for head, text in chains.items():
        before = tokens.index(head)
        for piece in split_uniquely(text, taken):
            successors[before] = len(tokens)
            before = len(tokens)
            tokens.append(piece.replace(" ", "\u2581"))
            kinds.append(NORMAL)
        successors[before] = tokens.index(TURN_END)
    write_model(model_path, tokens, kinds, successors, sum(head.startswith("<|summary") for head in chains))


def write_model(path, tokens, kinds, successors, summaries):
    count = len(tokens)
    width = (count + 31) // 32 * 32
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("scripted")
    writer.add_context_length(200_000)
    writer.add_embedding_length(width)
    writer.add_block_count(1)
    writer.add_feed_forward_length(HEAD)
    writer.add_head_count(1)
    writer.add_head_count_kv(1)
    writer.add_key_length(HEAD)
    writer.add_value_length(HEAD)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(HEAD)
    writer.add_vocab_size(count)
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([-1000.0] * count)
    writer.add_token_types(kinds)
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(tokens.index(START))
    writer.add_eos_token_id(tokens.index(TURN_END))
    writer.add_add_bos_token(False)
    writer.add_add_space_prefix(False)
    writer.add_chat_template(TEMPLATE.replace("SUMMARIES", str(summaries)))

    def zeros(*shape):
        return numpy.zeros(shape, numpy.float32)

    output = zeros(count, width)
    for before, after in successors.items():
        output[after, before] = 30.0
    writer.add_tensor("token_embd.weight", numpy.eye(count, width, dtype=numpy.float32))
    writer.add_tensor("output.weight", output)
    writer.add_tensor("output_norm.weight", numpy.ones(width, numpy.float32))
    for name, shape in {"attn_q": (HEAD, width), "attn_k": (HEAD, width), "attn_v": (HEAD, width), "attn_output": (width, HEAD),
                        "ffn_gate": (HEAD, width), "ffn_up": (HEAD, width), "ffn_down": (width, HEAD)}.items():
        writer.add_tensor(f"blk.0.{name}.weight", zeros(*shape))
    for name in ("attn_norm", "ffn_norm"):
        writer.add_tensor(f"blk.0.{name}.weight", numpy.ones(width, numpy.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
