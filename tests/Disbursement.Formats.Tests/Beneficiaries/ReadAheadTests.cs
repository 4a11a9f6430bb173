using System.Text;
using Disbursement.Core.Intake;
using Disbursement.Formats.Beneficiaries;

namespace Disbursement.Formats.Tests.Beneficiaries;

/// <summary>
/// Goal: reading ahead on another thread changes nothing but the time. Method: lists longer than what is read ahead,
/// that end well, break off, are too long or are called off.
/// </summary>
public sealed class ReadAheadTests
{
    private const int Rows = 6_000;

    [Fact]
    public async Task ReadAsync_LongList_KeepsEveryRowAndItsLine()
    {
        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(LongList());

        Assert.Equal(Rows, result.Receipt.Accepted.Rows);
        Assert.Equal(
            Enumerable.Range(2, Rows), output.Accepted.Select(static row => row.LineNumber).Order());
        Assert.All(output.Accepted, static row =>
            Assert.EndsWith($"{row.LineNumber - 2:000000}", row.Key.Person.Reveal(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReadAsync_LongListThatBreaks_TellsTheLine()
    {
        string text = LongList() + Lists.Row(1).Replace("Nguyễn", "\"Nguyễn", StringComparison.Ordinal) + "\r\n";

        (IntakeResult result, _) = await Lists.ReadAsync(text);

        Assert.False(result.IsTaken);
        Assert.Equal((int)FindingNumber.QuoteNotClosed, Assert.Single(result.Receipt.FileFindings).Number);
    }

    [Fact]
    public async Task ReadAsync_MoreRowsThanAllowed_StopsInTheMiddle()
    {
        (IntakeResult result, _) = await Lists.ReadAsync(LongList(), new IntakeReaderOptions { RowsMax = 700 });

        Assert.Equal((int)FindingNumber.TooManyRows, Assert.Single(result.Receipt.FileFindings).Number);
        Assert.Equal(700, result.Receipt.Sent.Rows);
    }

    [Fact]
    public async Task ReadAsync_StreamFailsWhileReadingAhead_TheFailureComesThrough()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(LongList());
        var reader = new IntakeReader(Lists.Context);

        await Assert.ThrowsAsync<IOException>(() => reader.ReadAsync(
            Lists.Path,
            _ => Task.FromResult<Stream>(new FailingStream(bytes, failsAt: bytes.Length - 1_000)),
            new MemoryIntakeOutput(),
            progress: null,
            TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ReadAsync_CalledOff_EndsBeforeTheStreamIsClosed()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        byte[] bytes = Encoding.UTF8.GetBytes(LongList());
        var stream = new FailingStream(bytes, failsAt: int.MaxValue) { AfterRead = position => CallOff(cancel, position) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new IntakeReader(Lists.Context).ReadAsync(
            Lists.Path, _ => Task.FromResult<Stream>(stream), new MemoryIntakeOutput(), progress: null, cancel.Token));

        Assert.False(stream.ReadAfterClose);
    }

    private static void CallOff(CancellationTokenSource cancel, long position)
    {
        if (position > 300_000)
        {
            cancel.Cancel();
        }
    }

    private static string LongList() =>
        Lists.Join([Lists.Header, .. Enumerable.Range(0, Rows).Select(static number => Lists.Row(number))]);

    /// <summary>Gives bytes in small parts, and fails where it is told to.</summary>
    private sealed class FailingStream(byte[] bytes, int failsAt) : MemoryStream(bytes)
    {
        private bool _closed;

        public Action<long> AfterRead { get; init; } = static _ => { };

        public bool ReadAfterClose { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            ReadAfterClose |= _closed;
            int count = await base.ReadAsync(buffer[..Math.Min(buffer.Length, 4_096)], cancellationToken);
            AfterRead(Position);
            return Position >= failsAt ? throw new IOException("The line broke.") : count;
        }

        protected override void Dispose(bool disposing)
        {
            _closed = true;
            base.Dispose(disposing);
        }
    }
}
