using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Intake;
using Disbursement.Formats.Csv;
using Disbursement.Formats.Ledger;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>Accepted rows as bytes, sorted by entitlement key; each row is encoded once.</summary>
/// <remarks>
/// The key's parts are joined by NUL, which sorts below every character they may hold, so that the order of bytes
/// is the order of <see cref="EntitlementKey"/>. A payload is [amount][arrears][line][content length][sheet][CSV line].
/// </remarks>
internal sealed class SortedEntitlements : IDisposable
{
    private const int HeaderBytes = 28;

    private readonly ExternalSort _sort;
    private readonly ArrayBufferWriter<byte> _key = new(256);
    private readonly ArrayBufferWriter<byte> _payload = new(1024);
    private readonly CsvWriter _writer;
    private byte[] _record = new byte[1024];

    public SortedEntitlements(ExternalSortOptions options)
    {
        _sort = new ExternalSort(options);
        _writer = new CsvWriter(_payload);
    }

    public ReadOnlySpan<byte> Key => _sort.Key;

    public SortedRow Current => new(_sort.Payload);

    public void Add(EntitlementRow row)
    {
        EncodeKey(row.Key);
        _payload.ResetWrittenCount();
        EntitlementCsv.WriteContent(_writer, row);
        int contentLength = _payload.WrittenCount;
        EntitlementCsv.WritePlace(_writer, row.Place);
        _writer.Write(row.Warnings);
        _writer.EndRow();
        _sort.Add(_key.WrittenSpan, WithHeader(row, contentLength));
    }

    public void Complete() => _sort.Complete();

    public bool Read() => _sort.Read();

    public void Dispose() => _sort.Dispose();

    private void EncodeKey(EntitlementKey key)
    {
        _key.ResetWrittenCount();
        Encoding.UTF8.GetBytes(key.Person.Reveal(), _key);
        _key.Write<byte>([0]);
        Encoding.UTF8.GetBytes(key.Programme, _key);
        _key.Write<byte>([0]);
        Encoding.UTF8.GetBytes(key.Reference, _key);
    }

    private ReadOnlySpan<byte> WithHeader(EntitlementRow row, int contentLength)
    {
        int length = HeaderBytes + _payload.WrittenCount;
        if (_record.Length < length)
        {
            _record = new byte[length * 2];
        }

        Span<byte> payload = _record.AsSpan(0, length);
        BinaryPrimitives.WriteInt64LittleEndian(payload, row.Amount.Dong);
        BinaryPrimitives.WriteInt64LittleEndian(payload[8..], row.Arrears.Dong);
        BinaryPrimitives.WriteInt32LittleEndian(payload[16..], row.LineNumber);
        BinaryPrimitives.WriteInt32LittleEndian(payload[20..], contentLength);
        BinaryPrimitives.WriteInt32LittleEndian(payload[24..], row.Sheet);
        _payload.WrittenSpan.CopyTo(payload[HeaderBytes..]);
        return payload;
    }

    /// <summary>A payload taken apart.</summary>
    public readonly ref struct SortedRow
    {
        public SortedRow(ReadOnlySpan<byte> payload) => Payload = payload;

        public ReadOnlySpan<byte> Payload { get; }

        public long Amount => BinaryPrimitives.ReadInt64LittleEndian(Payload);

        public long Arrears => BinaryPrimitives.ReadInt64LittleEndian(Payload[8..]);

        public RowPlace Place => new(
            BinaryPrimitives.ReadInt32LittleEndian(Payload[24..]),
            BinaryPrimitives.ReadInt32LittleEndian(Payload[16..]));

        /// <summary>The cells that make two rows the same row.</summary>
        public ReadOnlySpan<byte> Content => Payload.Slice(HeaderBytes, ContentLength);

        /// <summary>The row's warnings and repairs: the last cell, which never needs quotes.</summary>
        public ReadOnlySpan<byte> Warnings
        {
            get
            {
                ReadOnlySpan<byte> line = CsvLine.TrimEnd((byte)'\n');
                return line[(line.LastIndexOf((byte)',') + 1)..];
            }
        }

        /// <summary>The whole CSV line with its line end.</summary>
        public ReadOnlySpan<byte> CsvLine => Payload[HeaderBytes..];

        private int ContentLength => BinaryPrimitives.ReadInt32LittleEndian(Payload[20..]);
    }
}
