using System.Text;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;

namespace Disbursement.Formats.Workbooks;

/// <summary>
/// The table of texts that cells of a workbook point into: small ones in memory, large ones in a file.
/// </summary>
/// <remarks>A workbook of a million people has three million texts; as strings they would be 200 MB.</remarks>
internal sealed class SharedStrings : IDisposable
{
    private const int CachedTexts = 16 * 1024;

    private readonly WorkbookLimits _limits;
    private readonly List<long> _ends = [];
    private readonly (int Index, string Text)[] _cache = new (int, string)[CachedTexts];
    private readonly MemoryStream _memory = new();
    private FileStream? _file;
    private long _length;

    public SharedStrings(WorkbookLimits limits)
    {
        _limits = limits;
        Array.Fill(_cache, (-1, ""));
    }

    public int Count => _ends.Count;

    /// <summary>Adds the next text.</summary>
    public void Add(string text)
    {
        if (_ends.Count == _limits.SharedStringsMax)
        {
            throw new WorkbookRefusedException(
                FindingNumber.WorkbookTooManyTexts, VietnameseNumber.Format(_limits.SharedStringsMax));
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (_file is null && _memory.Length + bytes.Length > _limits.SharedStringsMemoryBytes)
        {
            _file = TempSpool.Create(_limits.SpoolFolder);
            _memory.WriteTo(_file);
            _memory.SetLength(0);
            _memory.Capacity = 0;
        }

        ((Stream?)_file ?? _memory).Write(bytes);
        _length += bytes.Length;
        _ends.Add(_length);
    }

    /// <summary>Ends adding.</summary>
    public void Complete() => _file?.Flush();

    /// <summary>A text by its number; none for a number the table has not.</summary>
    public string? Find(int index)
    {
        if (index < 0 || index >= _ends.Count)
        {
            return null;
        }

        ref (int Index, string Text) cached = ref _cache[index % CachedTexts];
        if (cached.Index != index)
        {
            cached = (index, Load(index));
        }

        return cached.Text;
    }

    public void Dispose()
    {
        _memory.Dispose();
        _file?.Dispose();
    }

    private string Load(int index)
    {
        long start = index == 0 ? 0 : _ends[index - 1];
        int length = (int)(_ends[index] - start);
        if (_file is null)
        {
            return Encoding.UTF8.GetString(_memory.GetBuffer(), (int)start, length);
        }

        byte[] bytes = new byte[length];
        RandomAccess.Read(_file.SafeFileHandle, bytes, start);
        return Encoding.UTF8.GetString(bytes);
    }
}
