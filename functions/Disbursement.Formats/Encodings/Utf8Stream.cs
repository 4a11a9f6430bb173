using System.Globalization;
using Disbursement.Core.Intake;
using Disbursement.Core.Text.Encodings;

namespace Disbursement.Formats.Encodings;

/// <summary>A text file as UTF-8, whatever encoding it is in. Forward only, in bounded memory.</summary>
/// <remarks>
/// <para>ASCII passes until the first word that is more; from there a sample of bounded length tells the encoding.
/// So a list whose first names come late is judged by names too. A file in UTF-8 then passes untouched.</para>
/// <para>Where the encoding is uncertain or does not hold to the end, the stream ends early and
/// <see cref="Problem"/> says why. The same bytes always give the same text, whatever pieces they come in. Does not
/// own the inner stream; read it asynchronously.</para>
/// </remarks>
internal sealed class Utf8Stream : ForwardStream
{
    /// <summary>How much text tells the encoding: some hundred rows.</summary>
    private const int SampleBytes = 128 * 1024;

    /// <summary>A longer run of letters is no word, and need not be kept whole.</summary>
    private const int WordBytesMax = 4 * 1024;

    private const int HeadBytes = 4 * 1024;

    private readonly Stream _inner;
    private readonly TextEncodingKind? _stated;
    private byte[] _raw = new byte[2 * HeadBytes];
    private int _start;
    private int _end;
    private bool _atEnd;
    private State _state = State.Start;
    private ITextDecoder? _decoder;
    private ReadOnlyMemory<byte> _ready;

    /// <summary>Creates a stream.</summary>
    /// <param name="inner">The file from its first byte.</param>
    /// <param name="stated">The encoding the officer named, or none.</param>
    public Utf8Stream(Stream inner, TextEncodingKind? stated)
    {
        _inner = inner;
        _stated = stated;
    }

    private enum State
    {
        Start,
        Ascii,
        Passing,
        Decoding,
        Over,
    }

    /// <summary>The encoding, once something speaks of it.</summary>
    public EncodingVerdict? Verdict { get; private set; }

    /// <summary>Why the text ends early, or none.</summary>
    public Finding? Problem { get; private set; }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_ready.IsEmpty && _state != State.Over)
        {
            if (_state == State.Passing)
            {
                return await _inner.ReadAsync(buffer, cancellationToken);
            }

            await AdvanceAsync(cancellationToken);
        }

        int count = Math.Min(buffer.Length, _ready.Length);
        _ready[..count].CopyTo(buffer);
        _ready = _ready[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Read it asynchronously.");

    /// <summary>One step: makes some bytes ready, or changes the state. Called when nothing is ready.</summary>
    private async ValueTask AdvanceAsync(CancellationToken cancellationToken)
    {
        switch (_state)
        {
            case State.Start:
                await FillAsync(HeadBytes, cancellationToken);
                LookAtHead();
                break;
            case State.Ascii:
                await AdvanceAsciiAsync(cancellationToken);
                break;
            default:
                await AdvanceDecodingAsync(cancellationToken);
                break;
        }
    }

    private void LookAtHead()
    {
        ReadOnlySpan<byte> head = Rest;
        if (ByteOrderMarks.Find(head) is { } marked)
        {
            Decide(new EncodingVerdict(EncodingCertainty.Certain, marked.Kind, [marked.Kind], default), marked.Length);
        }
        else if (ByteOrderMarks.GuessUtf16(head) is { } kind)
        {
            Decide(new EncodingVerdict(EncodingCertainty.Certain, kind, [kind], default), markLength: 0);
        }
        else if (_stated is TextEncodingKind.Utf16LittleEndian && !head.IsEmpty)
        {
            Refuse(FindingNumber.EncodingContradicted, TextEncodingKind.Utf16LittleEndian.ToName());
        }
        else
        {
            _state = State.Ascii;
        }
    }

    private async ValueTask AdvanceAsciiAsync(CancellationToken cancellationToken)
    {
        if (_start == _end)
        {
            await FillAsync(1, cancellationToken);
        }

        int foreign = EncodingDetector.IndexOfForeign(Rest);
        int plain = foreign >= 0 ? EncodingDetector.StartOfWord(Rest, foreign)
            : _atEnd || Rest.Length > WordBytesMax + HeadBytes ? PlainLength()
            : EncodingDetector.StartOfWord(Rest, Rest.Length);
        if (plain > 0)
        {
            Deliver(plain);
        }
        else if (foreign >= 0)
        {
            await FillAsync(SampleBytes, cancellationToken);
            Judge();
        }
        else if (_atEnd)
        {
            _state = State.Over;
        }
        else
        {
            // A word that may go on: one more look at what follows it.
            await FillAsync(_end - _start + 1, cancellationToken);
        }
    }

    /// <summary>All of the rest at the end of the file; before it, all but a last word of decent length.</summary>
    private int PlainLength()
    {
        int word = EncodingDetector.StartOfWord(Rest, Rest.Length);
        return _atEnd || Rest.Length - word > WordBytesMax ? Rest.Length : word;
    }

    /// <summary>Judges the sample, cut at a word's end so that no letter is cut.</summary>
    private void Judge()
    {
        ReadOnlySpan<byte> sample = Rest;
        int whole = _atEnd ? sample.Length : EncodingDetector.StartOfWord(sample, sample.Length);
        sample = whole > 0 ? sample[..whole] : sample;
        if (sample.Contains((byte)0))
        {
            // No text at all; the reader of rows says on which line.
            _state = State.Passing;
            Deliver(_end - _start);
            return;
        }

        EncodingVerdict verdict = EncodingDetector.Judge(sample, _stated);
        switch (verdict.Certainty)
        {
            case EncodingCertainty.Uncertain:
                string names = string.Join(", ", verdict.Candidates.Select(TextEncodingNames.ToName));
                Refuse(FindingNumber.EncodingUncertain, names);
                break;
            case EncodingCertainty.Contradicted:
                Refuse(FindingNumber.EncodingContradicted, verdict.Kind.ToName());
                break;
            case EncodingCertainty.Unreadable:
                // Most often UTF-8 with a line of something else: the reader of rows says on which line.
                _state = State.Passing;
                Deliver(_end - _start);
                break;
            default:
                Decide(verdict, markLength: 0);
                break;
        }
    }

    private void Decide(EncodingVerdict verdict, int markLength)
    {
        Verdict = verdict;
        if (verdict.Kind == TextEncodingKind.Utf8)
        {
            // The mark passes too: the reader of rows knows it.
            _state = State.Passing;
            Deliver(_end - _start);
            return;
        }

        _start += markLength;
        _state = State.Decoding;
        _decoder = verdict.Kind is TextEncodingKind.Utf16LittleEndian or TextEncodingKind.Utf16BigEndian
            ? new Utf16Decoder(verdict.Kind)
            : new LegacyDecoder(verdict.Kind);
    }

    private async ValueTask AdvanceDecodingAsync(CancellationToken cancellationToken)
    {
        if (_end - _start < HeadBytes && !_atEnd)
        {
            await FillAsync(SampleBytes, cancellationToken);
        }

        (ReadOnlyMemory<byte> text, int taken) = _decoder!.Decode(Rest, _atEnd);
        _start += taken;
        _ready = text;
        if (_decoder.DamagedLine is { } line)
        {
            _ready = default;
            Refuse(FindingNumber.EncodingMixed, line.ToString(CultureInfo.InvariantCulture));
        }
        else if (_atEnd && _start == _end)
        {
            _state = State.Over;
        }
    }

    private void Refuse(FindingNumber number, string value)
    {
        Problem = Finding.Of(number, value: value);
        _state = State.Over;
    }

    private ReadOnlySpan<byte> Rest => _raw.AsSpan(_start, _end - _start);

    private void Deliver(int count)
    {
        _ready = _raw.AsMemory(_start, count);
        _start += count;
    }

    /// <summary>Reads until the rest has so many bytes, or the file ends. Bytes move: none may be ready.</summary>
    private async ValueTask FillAsync(int bytes, CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            Rest.CopyTo(_raw);
            _end -= _start;
            _start = 0;
        }

        while (!_atEnd && _end < bytes)
        {
            if (_end == _raw.Length)
            {
                // By steps: most files end long before the sample is full.
                Array.Resize(ref _raw, Math.Min(2 * _raw.Length, bytes));
            }

            int count = await _inner.ReadAsync(_raw.AsMemory(_end), cancellationToken);
            _atEnd = count == 0;
            _end += count;
        }
    }
}
