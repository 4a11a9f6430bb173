using System.Text;
using System.Xml;

namespace Disbursement.Formats.Xml;

/// <summary>What <see cref="XmlWalker"/> stands on.</summary>
internal enum XmlStep
{
    /// <summary>An element begins.</summary>
    Start,

    /// <summary>An element ends; its text is known.</summary>
    End,
}

/// <summary>
/// Walks an ISO 20022 document once, forwards, as steps with a path below the message's root element
/// (<c>GrpHdr/MsgId</c>). Entities and document types are refused, so no file can make it fetch or expand anything.
/// </summary>
internal sealed class XmlWalker : IDisposable
{
    private const int TextLengthMax = 4096;

    private readonly XmlReader _reader;
    private readonly Stack<string> _paths = new();
    private readonly Dictionary<(string Parent, string Name), string> _known = [];
    private readonly StringBuilder _text = new();
    private bool _emptyEnds;

    private XmlWalker(XmlReader reader) => _reader = reader;

    /// <summary>The namespace of the message: its version.</summary>
    public string Namespace { get; private set; } = "";

    /// <summary>The kind of step.</summary>
    public XmlStep Step { get; private set; }

    /// <summary>The path of the element below the message's root.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The text of the element that ends; empty for one with children.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The 1-based line.</summary>
    public int Line => (_reader as IXmlLineInfo)?.LineNumber ?? 0;

    /// <summary>Opens a document and stands before the first child of its message.</summary>
    /// <exception cref="FileFormatException">It is no XML, or another message.</exception>
    /// <param name="stream">The document.</param>
    /// <param name="namespaces">The namespaces of the versions that are understood.</param>
    /// <param name="message">The element that holds the message.</param>
    public static XmlWalker Open(Stream stream, IReadOnlyList<string> namespaces, string message)
    {
        var reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = false,
        });
        var walker = new XmlWalker(reader);
        try
        {
            walker.Enter("Document", namespaces);
            walker.Enter(message, [walker.Namespace]);
        }
        catch
        {
            walker.Dispose();
            throw;
        }

        walker._paths.Push("");
        return walker;
    }

    /// <summary>Goes on to the next start or end of an element; false at the end of the message.</summary>
    /// <exception cref="FileFormatException">The document is not well-formed.</exception>
    public bool Next()
    {
        if (_emptyEnds)
        {
            _emptyEnds = false;
            return EndElement();
        }

        while (Read())
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element:
                    StartElement();
                    return true;
                case XmlNodeType.EndElement:
                    return EndElement();
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    Append();
                    break;
                default:
                    break;
            }
        }

        throw Problem(FileProblem.NotReadable);
    }

    /// <summary>An attribute of the element that starts; empty when it has none.</summary>
    public string Attribute(string name) => _reader.GetAttribute(name) ?? "";

    /// <summary>A problem here.</summary>
    public FileFormatException Problem(FileProblem problem, Exception? inner = null) => new(problem, Path, Line, inner);

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private void Append()
    {
        string text = Guarded(static reader => reader.Value);
        if (_text.Length + text.Length > TextLengthMax)
        {
            throw Problem(FileProblem.ValueInvalid);
        }

        _text.Append(text);
    }

    private void StartElement()
    {
        string parent = _paths.Peek();
        string name = _reader.LocalName;
        if (!_known.TryGetValue((parent, name), out string? path))
        {
            path = parent.Length == 0 ? name : $"{parent}/{name}";
            _known[(parent, name)] = path;
        }

        _paths.Push(path);
        _text.Clear();
        _emptyEnds = _reader.IsEmptyElement;
        Step = XmlStep.Start;
        Path = path;
        Text = "";
    }

    private bool EndElement()
    {
        string path = _paths.Pop();
        if (_paths.Count == 0)
        {
            ReadToTheEnd();
            return false;
        }

        Step = XmlStep.End;
        Path = path;
        Text = _text.ToString();
        _text.Clear();
        return true;
    }

    /// <summary>A file that breaks off after its last payment is no whole file, and two messages are not one.</summary>
    private void ReadToTheEnd()
    {
        while (Read())
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                throw Problem(FileProblem.WrongKind);
            }
        }
    }

    private void Enter(string name, IReadOnlyList<string> namespaces)
    {
        do
        {
            if (!Read())
            {
                throw Problem(FileProblem.NotReadable);
            }
        }
        while (_reader.NodeType != XmlNodeType.Element);

        if (_reader.LocalName != name || !namespaces.Contains(_reader.NamespaceURI) || _reader.IsEmptyElement)
        {
            throw new FileFormatException(FileProblem.WrongKind, name, Line);
        }

        Namespace = _reader.NamespaceURI;
    }

    private bool Read() => Guarded(static reader => reader.Read());

    /// <summary>A long text is read when it is asked for: then, too, the document may turn out to be broken.</summary>
    private T Guarded<T>(Func<XmlReader, T> read)
    {
        try
        {
            return read(_reader);
        }
        catch (XmlException problem)
        {
            throw new FileFormatException(FileProblem.NotReadable, Path, problem.LineNumber);
        }
    }
}
