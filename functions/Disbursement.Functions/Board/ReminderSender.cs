using Azure.Messaging.ServiceBus;
using Disbursement.Core.Board;
using Disbursement.Formats.Reports;
using Disbursement.Functions.Close;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Board;

/// <summary>
/// Sends a reminder once: a row per unit and moment, a letter beside the unit's receipts, and a message for a gateway
/// where a topic is set. A crash in between is made up for at the next look; the message then has the same id again.
/// </summary>
/// <param name="tables">The rows.</param>
/// <param name="blobs">The letters.</param>
/// <param name="names">The names in the letter.</param>
/// <param name="bus">The messages.</param>
/// <param name="close">The deadline.</param>
/// <param name="options">The topic.</param>
/// <param name="clock">The time.</param>
public sealed class ReminderSender(
    Tables tables,
    BlobStore blobs,
    ReportNames names,
    ServiceBusClient bus,
    IOptions<CloseOptions> close,
    IOptions<BoardOptions> options,
    TimeProvider clock)
{
    /// <summary>Sends it unless it was sent. True when this call did.</summary>
    /// <param name="month">The month.</param>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="moment">The moment that is due.</param>
    /// <param name="lists">Codes of the lists it owes; none where only a list is known to be owed.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<bool> SendAsync(
        MonthRef month,
        string unit,
        ReminderMoment moment,
        IReadOnlyList<string> lists,
        CancellationToken cancellationToken)
    {
        ReminderEntity row = await GetAsync(month, unit, moment, lists, cancellationToken);
        if (row.SentAt is not null)
        {
            return false;
        }

        // The row of the first look decides what is owed, so that letter and message say the same at every try.
        var letter = new ReminderLetter(
            ReportNames.UnitName(month, unit),
            month.ToPeriod(),
            close.Value.DeadlineOf(month.ToPeriod()),
            moment.Days >= 0,
            row.Lists.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        await WriteLetterAsync(month, row, letter, cancellationToken);
        if (options.Value.Topic.Length > 0)
        {
            await SendMessageAsync(month, row, letter, cancellationToken);
        }

        row.SentAt = clock.GetUtcNow();
        return await tables.UpdateAsync(Tables.Months, row, cancellationToken);
    }

    /// <summary>The reminders of a month, by moment and unit.</summary>
    public Task<List<ReminderEntity>> ListAsync(MonthRef month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        return tables.ListAsync<ReminderEntity>(
            Tables.Months, month.PartitionKey, ReminderEntity.Prefix, cancellationToken);
    }

    /// <summary>Where the letter of a reminder stands in <c>receipts</c>.</summary>
    public static string LetterPath(MonthRef month, ReminderEntity row)
    {
        ArgumentNullException.ThrowIfNull(month);
        ArgumentNullException.ThrowIfNull(row);
        return $"{month.Folder}/{row.Unit}/reminder-{row.Moment}.html";
    }

    private async Task<ReminderEntity> GetAsync(
        MonthRef month,
        string unit,
        ReminderMoment moment,
        IReadOnlyList<string> lists,
        CancellationToken cancellationToken)
    {
        string key = $"{ReminderEntity.Prefix}{moment.Code}|{unit}";
        ReminderEntity? found = await tables.FindAsync<ReminderEntity>(
            Tables.Months, month.PartitionKey, key, cancellationToken);
        if (found is not null)
        {
            return found;
        }

        var created = new ReminderEntity
        {
            PartitionKey = month.PartitionKey,
            RowKey = key,
            Unit = unit,
            Moment = moment.Code,
            Lists = string.Join(' ', lists),
            MadeAt = clock.GetUtcNow(),
        };
        await tables.AddAsync(Tables.Months, created, cancellationToken);
        return await tables.FindAsync<ReminderEntity>(Tables.Months, month.PartitionKey, key, cancellationToken)
            ?? throw new InvalidOperationException($"The reminder {key} of {month.PartitionKey} could not be created.");
    }

    private async Task WriteLetterAsync(
        MonthRef month, ReminderEntity row, ReminderLetter letter, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        ReminderHtml.Write(stream, letter, names.LetterheadOf(month));
        await blobs.CreateAsync(
            Containers.Receipts,
            LetterPath(month, row),
            new BinaryData(stream.ToArray()),
            "text/html; charset=utf-8",
            cancellationToken);
    }

    private async Task SendMessageAsync(
        MonthRef month, ReminderEntity row, ReminderLetter letter, CancellationToken cancellationToken)
    {
        var notice = new
        {
            month.Province,
            month.Period,
            row.Unit,
            row.Moment,
            letter.Deadline,
            letter.Lists,
            Text = ReminderHtml.TextOf(letter),
            Letter = LetterPath(month, row),
        };
        var message = new ServiceBusMessage(StoreJson.ToBytes(notice))
        {
            MessageId = $"{month.Folder}/{row.Unit}/{row.Moment}",
            Subject = row.Unit,
            ContentType = StoreJson.ContentType,
        };
        await using ServiceBusSender sender = bus.CreateSender(options.Value.Topic);
        await sender.SendMessageAsync(message, cancellationToken);
    }
}
