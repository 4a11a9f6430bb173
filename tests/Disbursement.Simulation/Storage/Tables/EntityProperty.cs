using System.Text.Json;

namespace Disbursement.Simulation.Storage.Tables;

/// <summary>One property as it was written: a piece of the document that brought it, never taken apart.</summary>
/// <param name="Source">The document.</param>
/// <param name="Start">Where the piece begins: at the type's name when it has one, else at its own name.</param>
/// <param name="NameStart">Where its name begins, behind the quote.</param>
/// <param name="NameLength">Bytes of its name.</param>
/// <param name="ValueStart">Where its value begins.</param>
/// <param name="End">Where the piece ends.</param>
/// <param name="IsTyped">Whether a type is named beside it.</param>
internal readonly record struct EntityProperty(
    ReadOnlyMemory<byte> Source,
    int Start,
    int NameStart,
    int NameLength,
    int ValueStart,
    int End,
    bool IsTyped)
{
    /// <summary>Its name, as JSON has it.</summary>
    public ReadOnlySpan<byte> Name => Source.Span.Slice(NameStart, NameLength);

    /// <summary>Name, type and value, as JSON has them.</summary>
    public ReadOnlySpan<byte> Piece => Source.Span[Start..End];

    /// <summary>The value of a text.</summary>
    /// <exception cref="NotSupportedException">It is no text: the app's conditions do not ask for others.</exception>
    public string Text
    {
        get
        {
            var reader = new Utf8JsonReader(Source.Span[ValueStart..End]);
            reader.Read();
            return !IsTyped && reader.TokenType == JsonTokenType.String
                ? reader.GetString()!
                : throw new NotSupportedException("The memory account compares texts only.");
        }
    }
}
