namespace Disbursement.Formats.Workbooks;

/// <summary>Bytes that all parts of one package may still unpack to.</summary>
internal sealed class ByteBudget
{
    private readonly WorkbookLimits _limits;
    private long _left;

    public ByteBudget(WorkbookLimits limits)
    {
        _limits = limits;
        _left = limits.UnpackedBytesMax;
    }

    public void Take(int count)
    {
        _left -= count;
        if (_left < 0)
        {
            throw ZipDirectory.TooLarge(_limits);
        }
    }
}
