#!/bin/sh
# One register of five provinces, as their reports tell it: run it in the folder above `data`, with
# `dan-van` on PATH and DAN_VAN_DB naming a register that is not there yet.
#
# Figures and matters are those of the reports. Days, numbers of documents and names of models that
# a report leaves out are examples.
set -e

dan-van --lang vi init --province "Cà Mau"

# Ninh Bình: the review of the first quarter of 2024, and the tasks of the second

dan-van unit add "Tỉnh Ninh Bình"
dan-van unit add "Ban Dân vận Tỉnh ủy Ninh Bình" --type party_body --parent "Tỉnh Ninh Bình" --no-reports
dan-van unit add "Ban Chỉ đạo công tác tôn giáo tỉnh Ninh Bình" --type party_body --parent "Tỉnh Ninh Bình" --no-reports
dan-van unit add "Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở tỉnh Ninh Bình" --type party_body --parent "Tỉnh Ninh Bình" --no-reports
dan-van unit add "Ban Chỉ đạo phong trào thi đua “Dân vận khéo” tỉnh Ninh Bình" --type party_body --parent "Tỉnh Ninh Bình" --no-reports
dan-van unit add "Ban Chỉ đạo phối hợp công tác dân vận “Xây dựng và bảo vệ Tổ quốc” tỉnh Ninh Bình" --type party_body --parent "Tỉnh Ninh Bình" --no-reports
dan-van unit add "Thành phố Ninh Bình" --type district --parent "Tỉnh Ninh Bình" --no-reports
dan-van unit add "Thành phố Tam Điệp" --type district --parent "Tỉnh Ninh Bình" --no-reports
dan-van unit add "Huyện Nho Quan" --parent "Tỉnh Ninh Bình" --no-reports
dan-van unit add "Huyện Gia Viễn" --parent "Tỉnh Ninh Bình" --no-reports
dan-van unit add "Huyện Hoa Lư" --parent "Tỉnh Ninh Bình" --no-reports
dan-van unit add "Huyện Yên Mô" --parent "Tỉnh Ninh Bình" --no-reports
dan-van unit add "Huyện Yên Khánh" --parent "Tỉnh Ninh Bình" --no-reports
dan-van unit add "Huyện Kim Sơn" --parent "Tỉnh Ninh Bình" --no-reports

dan-van campaign add "Thi đua mừng Đảng, mừng Xuân Giáp Thìn 2024" --kind emulation --period 2024-Q1 --unit "Tỉnh Ninh Bình" --occasion "Tết Nguyên đán Giáp Thìn; thành lập Đảng; thành lập nước; thành lập tỉnh"
dan-van campaign add "49 năm Ngày giải phóng miền Nam 30/4" --kind occasion --period 2024-Q2 --unit "Tỉnh Ninh Bình"
dan-van campaign add "Ngày Quốc tế Lao động 1/5" --kind occasion --period 2024-Q2 --unit "Tỉnh Ninh Bình"
dan-van campaign add "65 năm Bác Hồ về thăm" --kind occasion --period 2024-Q2 --unit "Tỉnh Ninh Bình"
dan-van campaign add "70 năm Chiến thắng Điện Biên Phủ" --kind occasion --period 2024-Q2 --unit "Tỉnh Ninh Bình"
dan-van campaign add "10 năm UNESCO ghi danh Quần thể danh thắng Tràng An" --kind occasion --period 2024-Q2 --unit "Tỉnh Ninh Bình"
dan-van campaign add "Tháng Công nhân 2024" --kind occasion --period 2024-05 --unit "Tỉnh Ninh Bình"
dan-van campaign add "Vùng đồng bào dân tộc thiểu số, vùng có đạo" --kind programme --period 2024 --unit "Tỉnh Ninh Bình"

dan-van activity log "Nắm tình hình; tuyên truyền cán bộ, đảng viên và Nhân dân" --kind outreach --unit "Ban Dân vận Tỉnh ủy Ninh Bình" --date 2024-Q1 --sessions 24 --participants 3600
dan-van activity log "Nắm tình hình vùng đồng bào dân tộc thiểu số, vùng có đạo" --kind outreach --unit "Ban Chỉ đạo công tác tôn giáo tỉnh Ninh Bình" --date 2024-Q1 --sessions 6 --campaigns "Vùng đồng bào dân tộc thiểu số, vùng có đạo"
dan-van activity log "Tặng quà Tết Giáp Thìn cùng các ngành, địa phương" --kind welfare --unit "Ban Dân vận Tỉnh ủy Ninh Bình" --date 02/2024 --items "500 suất quà" --value "250 triệu đồng" --campaigns "Thi đua mừng Đảng, mừng Xuân Giáp Thìn 2024"
dan-van activity log "Giao ban công tác dân vận quý I, triển khai nhiệm vụ quý II/2024" --kind review --unit "Ban Dân vận Tỉnh ủy Ninh Bình" --date 04/04/2024 --sessions 1 --result "Đánh giá quý I/2024. Các huyện, thành phố báo cáo kết quả, đề xuất giải pháp."

dan-van document add "Triển khai các văn bản mới của Trung ương và của tỉnh" --number 45-HD/BDVTU --kind guidance --date 25/01/2024 --body "Ban Dân vận Tỉnh ủy" --unit "Ban Dân vận Tỉnh ủy Ninh Bình" --role issued
dan-van document add "Chỉ đạo công tác dân vận năm 2024" --number 12-CV/HU --kind letter --date 15/02/2024 --body "Huyện ủy Nho Quan" --unit "Huyện Nho Quan" --role issued
dan-van document add "Lãnh đạo Đại hội Mặt trận Tổ quốc Việt Nam các cấp, nhiệm kỳ 2024-2029" --number 30-CT/TU --kind directive --date 05/02/2024 --body "Ban Thường vụ Tỉnh ủy" --unit "Ban Dân vận Tỉnh ủy Ninh Bình" --role advised
dan-van document add "Lãnh đạo Đại hội Hội Liên hiệp Thanh niên Việt Nam các cấp, nhiệm kỳ 2024-2029" --number 31-CT/TU --kind directive --date 20/02/2024 --body "Ban Thường vụ Tỉnh ủy" --unit "Ban Dân vận Tỉnh ủy Ninh Bình" --role advised

dan-van checklist add "Báo cáo công tác dân vận quý I/2024" --unit "Tỉnh Ninh Bình" --types district --due 31/03/2024
dan-van checklist tick "Báo cáo công tác dân vận quý I/2024" --below "Tỉnh Ninh Bình" --date 28/03/2024

dan-van task add "Nắm tình hình Nhân dân, công nhân, tôn giáo, dân tộc" --unit "Ban Dân vận Tỉnh ủy Ninh Bình" --period 2024-Q2
dan-van task add "Tuyên truyền kết quả quý I/2024" --unit "Ban Dân vận Tỉnh ủy Ninh Bình" --period 2024-Q2
dan-van task add "Thi đua chào mừng các ngày lễ lớn trong quý II" --unit "Ban Chỉ đạo phong trào thi đua “Dân vận khéo” tỉnh Ninh Bình" --period 2024-Q2 --campaigns "49 năm Ngày giải phóng miền Nam 30/4; Ngày Quốc tế Lao động 1/5; 65 năm Bác Hồ về thăm; 70 năm Chiến thắng Điện Biên Phủ; 10 năm UNESCO ghi danh Quần thể danh thắng Tràng An; Tháng Công nhân 2024"
dan-van task add "Tham mưu triển khai, tổng kết các chỉ thị; thực hiện chủ đề công tác năm 2024" --unit "Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở tỉnh Ninh Bình" --period 2024-Q2
dan-van task add "Tuyên truyền; mở các lớp bồi dưỡng công tác dân vận" --unit "Ban Chỉ đạo phối hợp công tác dân vận “Xây dựng và bảo vệ Tổ quốc” tỉnh Ninh Bình" --period 2024-Q2
dan-van task add "Phối hợp các ngành thực hiện Luật Tín ngưỡng, tôn giáo" --unit "Ban Chỉ đạo công tác tôn giáo tỉnh Ninh Bình" --period 2024-Q2
dan-van task add "Chuẩn bị sơ kết 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2024" --unit "Ban Dân vận Tỉnh ủy Ninh Bình" --period 2024-Q2 --due 30/06/2024
dan-van task done NV-2024-0001 --date 20/06/2024
dan-van task done NV-2024-0002 --date 15/05/2024
dan-van task done NV-2024-0003 --date 31/05/2024
dan-van task carry NV-2024-0004 2024-Q3 --reason "Chờ hướng dẫn tổng kết"
dan-van task done NV-2024-0005 --date 14/06/2024
dan-van task done NV-2024-0006 --date 25/06/2024
dan-van task done NV-2024-0007 --date 28/06/2024

# Bình Thuận: the third quarter of 2023

dan-van unit add "Tỉnh Bình Thuận"
dan-van unit alias "Tỉnh Bình Thuận" "Tỉnh ủy Bình Thuận"
dan-van unit alias "Tỉnh Bình Thuận" "Ban Dân vận Tỉnh ủy Bình Thuận"
dan-van unit add "Huyện Tuy Phong" --parent "Tỉnh Bình Thuận" --no-reports
dan-van unit add "Huyện Hàm Thuận Nam" --parent "Tỉnh Bình Thuận" --no-reports
dan-van unit add "Huyện Hàm Tân" --parent "Tỉnh Bình Thuận" --no-reports
dan-van unit add "Huyện Bắc Bình" --parent "Tỉnh Bình Thuận" --no-reports
dan-van unit add "Xã Chí Công" --parent "Huyện Tuy Phong" --no-reports
dan-van unit add "Xã Tân Thành" --parent "Huyện Hàm Thuận Nam" --no-reports
dan-van unit add "Xã Tân Thuận" --parent "Huyện Hàm Thuận Nam" --no-reports

dan-van import data/samples/binh-thuan-q3-2023/in.xlsx --period 2023-Q3
dan-van activity edit HD-2023-0001 --kind welfare --audience "Gia đình chính sách, người dân khó khăn, ngư dân"
dan-van activity edit HD-2023-0002 --kind dialogue --sessions 1

dan-van activity log "Nhân dân góp ý xây dựng chủ trương, chính sách" --kind comment --unit "Tỉnh Bình Thuận" --date 2023-Q3 --sessions 1
dan-van campaign add "Đề án 05: hệ thống dữ liệu về tôn giáo" --kind project --period 2023 --unit "Tỉnh Bình Thuận"
dan-van campaign add "Đề án 06: lực lượng bảo vệ an ninh, trật tự ở cơ sở" --kind project --period 2023 --unit "Tỉnh Bình Thuận"
dan-van task add "Tổng kết 10 năm thực hiện Quyết định 217-QĐ/TW về giám sát, phản biện xã hội" --unit "Tỉnh Bình Thuận" --period 2023-Q4
dan-van task add "Tổng kết 10 năm kết nghĩa với các xã thuần, thôn xen ghép đồng bào dân tộc thiểu số" --unit "Tỉnh Bình Thuận" --period 2023-Q4
dan-van task add "Hoàn thành đề án nâng cao chất lượng giám sát" --unit "Tỉnh Bình Thuận" --period 2023-Q4
dan-van task add "Xây dựng kế hoạch thực hiện Đề án 05" --unit "Tỉnh Bình Thuận" --period 2023-Q4 --campaigns "Đề án 05: hệ thống dữ liệu về tôn giáo"
dan-van task add "Xây dựng kế hoạch thực hiện Đề án 06" --unit "Tỉnh Bình Thuận" --period 2023-Q4 --campaigns "Đề án 06: lực lượng bảo vệ an ninh, trật tự ở cơ sở"
dan-van task add "Họp xét, công nhận mô hình “Dân vận khéo” cấp tỉnh năm 2023" --unit "Tỉnh Bình Thuận" --period 2023-Q4
dan-van model add "Ngư dân đoàn kết bám biển" --unit "Huyện Hàm Thuận Nam" --sector QPAN --kind collective --registered 09/2023 --level province

# Thuận Bắc: 122 models of 22 units in 2024

dan-van unit add "Tỉnh Ninh Thuận"
dan-van unit add "Huyện Thuận Bắc" --parent "Tỉnh Ninh Thuận" --no-reports
dan-van unit add "Xã Lợi Hải" --parent "Huyện Thuận Bắc"
dan-van unit add "Xã Công Hải" --parent "Huyện Thuận Bắc"
dan-van unit add "Xã Bắc Sơn" --parent "Huyện Thuận Bắc"
dan-van unit add "Xã Bắc Phong" --parent "Huyện Thuận Bắc"
dan-van unit add "Xã Phước Kháng" --parent "Huyện Thuận Bắc"
dan-van unit add "Xã Phước Chiến" --parent "Huyện Thuận Bắc"
dan-van unit add "Văn phòng Huyện ủy Thuận Bắc" --parent "Huyện Thuận Bắc"
dan-van unit add "Ủy ban MTTQ Việt Nam huyện Thuận Bắc" --parent "Huyện Thuận Bắc"
dan-van unit add "Hội Nông dân huyện Thuận Bắc" --parent "Huyện Thuận Bắc"
dan-van unit add "Hội Liên hiệp Phụ nữ huyện Thuận Bắc" --parent "Huyện Thuận Bắc"
dan-van unit add "Hội Cựu chiến binh huyện Thuận Bắc" --parent "Huyện Thuận Bắc"
dan-van unit add "Huyện đoàn Thuận Bắc" --parent "Huyện Thuận Bắc"
dan-van unit add "Liên đoàn Lao động huyện Thuận Bắc" --parent "Huyện Thuận Bắc"
dan-van unit add "Công an huyện Thuận Bắc" --parent "Huyện Thuận Bắc"
dan-van unit add "Ban Chỉ huy Quân sự huyện Thuận Bắc" --parent "Huyện Thuận Bắc"
dan-van unit add "Phòng Giáo dục và Đào tạo huyện Thuận Bắc" --parent "Huyện Thuận Bắc"
dan-van unit add "Phòng Nông nghiệp và Phát triển nông thôn huyện Thuận Bắc" --parent "Huyện Thuận Bắc"
dan-van unit add "Phòng Tài nguyên và Môi trường huyện Thuận Bắc" --parent "Huyện Thuận Bắc"
dan-van unit add "Phòng Nội vụ huyện Thuận Bắc" --parent "Huyện Thuận Bắc"
dan-van unit add "Trung tâm Y tế huyện Thuận Bắc" --parent "Huyện Thuận Bắc"
dan-van unit add "Hạt Kiểm lâm huyện Thuận Bắc" --parent "Huyện Thuận Bắc"
dan-van unit add "Phòng Tài chính - Kế hoạch huyện Thuận Bắc" --parent "Huyện Thuận Bắc"

dan-van import data/samples/thuan-bac-2024 --period 2024-Q1

dan-van campaign add "Chương trình mục tiêu quốc gia xây dựng nông thôn mới" --kind programme --period 2021..2025
dan-van model edit DVK-2024-0001 --campaigns "Chương trình mục tiêu quốc gia xây dựng nông thôn mới"
dan-van activity log "Lãnh đạo tỉnh làm việc với Huyện ủy Thuận Bắc" --kind working_session --unit "Huyện Thuận Bắc" --date 03/2024 --sessions 1
dan-van activity log "Cải cách hành chính" --kind other --unit "Huyện Thuận Bắc" --date 2024-Q1 --sessions 2
dan-van activity log "Tiếp công dân" --kind reception --unit "Huyện Thuận Bắc" --date 2024-Q1 --sessions 3
dan-van activity log "Đối thoại, giải quyết vấn đề bức xúc" --kind dialogue --unit "Huyện Thuận Bắc" --date 2024-Q1 --sessions 1
dan-van task add "Lãnh đạo đại hội các đoàn thể" --unit "Huyện Thuận Bắc" --period 2024
dan-van task add "Tinh gọn tổ chức bộ máy" --unit "Huyện Thuận Bắc" --period 2024
dan-van task add "Thực hiện Luật Thực hiện dân chủ ở cơ sở" --unit "Huyện Thuận Bắc" --period 2024
dan-van task add "Đẩy mạnh công tác dân vận chính quyền" --unit "Huyện Thuận Bắc" --period 2024
dan-van task add "Thực hiện tốt công tác dân tộc, tôn giáo" --unit "Huyện Thuận Bắc" --period 2024
dan-van task add "Nhân rộng mô hình “Dân vận khéo”" --unit "Huyện Thuận Bắc" --period 2024

# Cà Mau: 64 of 64 communes and wards by 31 October 2025

dan-van unit add "Tỉnh Bạc Liêu" --parent "Tỉnh Cà Mau" --until 01/07/2025 --no-reports
dan-van import data/samples/ca-mau-64/in.xlsx --period 2025-10 --unit "Tỉnh Cà Mau"
dan-van checklist edit RS-2025-0001 --source-url https://example.invalid/ca-mau/dai-hoi
dan-van campaign add "Chương trình hoạt động trọng tâm năm 2025" --kind programme --period 2025 --unit "Tỉnh Cà Mau"
dan-van campaign add "Mô hình mới, công trình, phần việc" --kind campaign --period 2025 --unit "Tỉnh Cà Mau"
dan-van model add "Tuyến đường sáng, xanh, sạch, đẹp" --unit "Phường An Xuyên" --sector VHXH --kind collective --registered 09/2025 --campaigns "Mô hình mới, công trình, phần việc" --source-url https://example.invalid/ca-mau/dai-hoi
dan-van task add "Hoàn thành chương trình hoạt động năm 2025 đã được phê duyệt" --unit "Tỉnh Cà Mau" --period 2025-Q4 --campaigns "Chương trình hoạt động trọng tâm năm 2025" --source-url https://example.invalid/ca-mau/dai-hoi
dan-van task add "Phối hợp với Ủy ban nhân dân các cấp" --unit "Tỉnh Cà Mau" --period 2025-Q4 --source-url https://example.invalid/ca-mau/dai-hoi
dan-van task add "Ứng dụng công nghệ thông tin, chuyển đổi số; đổi mới phương thức hoạt động" --unit "Tỉnh Cà Mau" --period 2025-Q4 --source-url https://example.invalid/ca-mau/dai-hoi
dan-van task add "Xây dựng mô hình mới, công trình, phần việc" --unit "Tỉnh Cà Mau" --period 2025-Q4 --campaigns "Mô hình mới, công trình, phần việc" --source-url https://example.invalid/ca-mau/dai-hoi

# Gia Lai: five years, 5,813 models, 62 awards

dan-van unit add "Tỉnh Gia Lai" --no-reports
dan-van unit alias "Tỉnh Gia Lai" "Tỉnh ủy Gia Lai"
dan-van campaign add "Phong trào thi đua “Dân vận khéo” 2020-2025" --kind emulation --period 2020..2025 --unit "Tỉnh Gia Lai"
dan-van campaign add "Phong trào thi đua “Dân vận khéo” 2025-2030" --kind emulation --period 2025..2030 --unit "Tỉnh Gia Lai"
dan-van import data/samples/gia-lai-2020-2025/in.xlsx --period 2020..2025
dan-van activity log "Biểu dương điển hình “Dân vận khéo” 2020-2025, phát động 2025-2030" --kind conference --unit "Tỉnh Gia Lai" --date 2025 --sessions 1 --campaigns "Phong trào thi đua “Dân vận khéo” 2020-2025; Phong trào thi đua “Dân vận khéo” 2025-2030" --source-url https://example.invalid/gia-lai/bieu-duong --note "Hạn chế: phong trào chưa đồng đều, chậm đổi mới; một số lĩnh vực ít điển hình; nhân rộng còn yếu; kiểm tra, khen thưởng chưa kịp thời."
dan-van task add "Gắn “Dân vận khéo” với các cuộc vận động, phong trào thi đua" --unit "Tỉnh Gia Lai" --period 2025..2030 --campaigns "Phong trào thi đua “Dân vận khéo” 2025-2030"
dan-van task add "Tập huấn, bồi dưỡng cán bộ dân vận" --unit "Tỉnh Gia Lai" --period 2025..2030 --campaigns "Phong trào thi đua “Dân vận khéo” 2025-2030"
dan-van task add "Ứng dụng công nghệ thông tin, mạng xã hội" --unit "Tỉnh Gia Lai" --period 2025..2030 --campaigns "Phong trào thi đua “Dân vận khéo” 2025-2030"
dan-van task add "Nhân rộng mô hình “Dân vận khéo” hiệu quả" --unit "Tỉnh Gia Lai" --period 2025..2030 --campaigns "Phong trào thi đua “Dân vận khéo” 2025-2030"
