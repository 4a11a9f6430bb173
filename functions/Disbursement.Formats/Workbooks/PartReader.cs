using System.Text;
using System.Xml;
using Disbursement.Core.Intake;

namespace Disbursement.Formats.Workbooks;

/// <summary>Walks the elements of one part of a package; forward only, bounded depth, no document types.</summary>
internal sealed class PartReader : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly XmlReader _xml;
    private readonly int _depthMax;
    private readonly char[] _chunk = new char[1024];

    public PartReader(Stream part, ByteBudget budget, int depthMax)
    {
        _xml = XmlReader.Create(new PartStream(part, budget), Settings);
        _depthMax = depthMax;
    }

    public int Depth => _xml.Depth;

    public bool IsElement => _xml.NodeType == XmlNodeType.Element;

    /// <summary>The element's name without its namespace: the strict and the usual form differ only there.</summary>
    public string Name => _xml.LocalName;

    public bool IsEmpty => _xml.IsEmptyElement;

    public string? this[string attribute] => _xml.GetAttribute(attribute);

    /// <summary>The <c>id</c> of a relationship, whatever the prefix.</summary>
    public string? RelationId
    {
        get
        {
            for (int at = 0; at < _xml.AttributeCount; at++)
            {
                _xml.MoveToAttribute(at);
                if (_xml.LocalName == "id" && _xml.Prefix.Length > 0)
                {
                    string value = _xml.Value;
                    _xml.MoveToElement();
                    return value;
                }
            }

            _xml.MoveToElement();
            return null;
        }
    }

    public bool Read()
    {
        bool read = _xml.Read();
        return _xml.Depth <= _depthMax ? read : throw new WorkbookRefusedException(FindingNumber.WorkbookUnsafe);
    }

    /// <summary>Goes to the next start of an element below a depth; false when that depth is reached again.</summary>
    public bool ReadElementBelow(int depth)
    {
        while (Read() && Depth > depth)
        {
            if (IsElement)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Goes to the next element of a name; false at the end of the part.</summary>
    public bool ReadTo(string name)
    {
        while (Read())
        {
            if (IsElement && Name == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Passes over everything inside the current element.</summary>
    public void SkipInside()
    {
        int depth = Depth;
        bool inside = !IsEmpty;
        while (inside)
        {
            inside = Read() && Depth > depth;
        }
    }

    /// <summary>Adds the text inside the current element; what is longer than the bound is passed over.</summary>
    public void AppendText(StringBuilder text, int lengthMax)
    {
        int depth = Depth;
        bool empty = IsEmpty;
        while (!empty && Read() && Depth > depth)
        {
            if (_xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace
                or XmlNodeType.Whitespace))
            {
                continue;
            }

            int count;
            while ((count = _xml.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0)
            {
                int taken = Math.Clamp(lengthMax - text.Length, 0, count);
                text.Append(_chunk, 0, taken);
            }
        }
    }

    public void Dispose() => _xml.Dispose();
}
