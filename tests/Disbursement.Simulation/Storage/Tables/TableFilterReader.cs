using System.Text;

namespace Disbursement.Simulation.Storage.Tables;

/// <summary>Reads OData conditions of the kinds the app writes: texts compared, <c>and</c>, <c>or</c>, brackets.</summary>
internal sealed class TableFilterReader
{
    private readonly string _text;
    private int _next;

    private TableFilterReader(string text) => _text = text;

    /// <summary>Reads a condition.</summary>
    /// <exception cref="NotSupportedException">It is of another kind.</exception>
    public static TableFilter Read(string text)
    {
        var reader = new TableFilterReader(text);
        TableFilter filter = reader.ReadOr();
        return reader.Peek() == '\0' ? filter : throw reader.Unknown();
    }

    private TableFilter ReadOr()
    {
        TableFilter filter = ReadAnd();
        while (TakeWord("or"))
        {
            filter = new OrFilter(filter, ReadAnd());
        }

        return filter;
    }

    private TableFilter ReadAnd()
    {
        TableFilter filter = ReadOne();
        while (TakeWord("and"))
        {
            filter = new AndFilter(filter, ReadOne());
        }

        return filter;
    }

    private TableFilter ReadOne()
    {
        if (Peek() != '(')
        {
            return new Comparison(ReadWord(), ReadWord(), ReadText());
        }

        _next++;
        TableFilter inner = ReadOr();
        if (Peek() != ')')
        {
            throw Unknown();
        }

        _next++;
        return inner;
    }

    private char Peek()
    {
        while (_next < _text.Length && _text[_next] == ' ')
        {
            _next++;
        }

        return _next < _text.Length ? _text[_next] : '\0';
    }

    private bool TakeWord(string word)
    {
        Peek();
        bool isThere = _text.AsSpan(_next).StartsWith(word + " ", StringComparison.Ordinal);
        _next += isThere ? word.Length : 0;
        return isThere;
    }

    private string ReadWord()
    {
        Peek();
        int start = _next;
        while (_next < _text.Length && (char.IsLetterOrDigit(_text[_next]) || _text[_next] == '_'))
        {
            _next++;
        }

        return _next > start ? _text[start.._next] : throw Unknown();
    }

    /// <summary>A text in quotes; a quote within is doubled.</summary>
    private string ReadText()
    {
        if (Peek() != '\'')
        {
            throw Unknown();
        }

        var text = new StringBuilder();
        for (_next++; _next < _text.Length; _next++)
        {
            if (_text[_next] != '\'')
            {
                text.Append(_text[_next]);
            }
            else if (_next + 1 < _text.Length && _text[_next + 1] == '\'')
            {
                text.Append('\'');
                _next++;
            }
            else
            {
                _next++;
                return text.ToString();
            }
        }

        throw Unknown();
    }

    private NotSupportedException Unknown() =>
        new($"The memory account does not understand the condition {_text} at {_next}.");
}
