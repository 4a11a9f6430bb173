using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Storage;

/// <summary>
/// Works through the months one by one: a row that no longer reads stops the work on its own month, is told to people,
/// and no other month hears of it.
/// </summary>
/// <param name="months">The months.</param>
/// <param name="exceptions">The queue for people.</param>
/// <param name="logger">Where it says so.</param>
public sealed class MonthByMonth(MonthStore months, ExceptionStore exceptions, ILogger<MonthByMonth> logger)
{
    /// <summary>Does something for each month.</summary>
    /// <param name="work">The work on one month.</param>
    /// <param name="cancellationToken">Stops between two months.</param>
    public async Task EachAsync(Func<MonthRef, MonthEntity, Task> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        AllMonths all = await months.ReadAllAsync(cancellationToken);
        foreach (BrokenMonth broken in all.Broken)
        {
            await TellAsync(broken.Month, broken.Problem, $"Months|{broken.PartitionKey}", cancellationToken);
        }

        foreach ((MonthRef month, MonthEntity row) in all.Rows)
        {
            try
            {
                await work(month, row);
            }
            catch (Exception failure) when (BrokenRows.IsCauseOf(failure))
            {
                await TellAsync(month, failure.GetType().Name, $"rows|{month.PartitionKey}", cancellationToken);
            }
        }
    }

    /// <summary>The message of a failure may quote a value, so only its type is told.</summary>
    private Task TellAsync(MonthRef month, string problem, string subject, CancellationToken cancellationToken)
    {
        logger.RowBroken(month.PartitionKey, problem);
        return exceptions.OpenAsync(
            month,
            ExceptionKind.Poisoned,
            subject,
            row =>
            {
                row.Code = PoisonCodes.Row;
                row.Summary = $"Một dòng trong bảng của tháng này không đọc được ({problem}), có thể do bị sửa bằng tay; "
                    + "tháng này tạm dừng, các tháng khác vẫn tiếp tục. Khôi phục dòng từ bản sao rồi hệ thống tự chạy tiếp.";
                row.Evidence = subject;
            },
            cancellationToken);
    }
}
